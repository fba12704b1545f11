import { useCallback, useMemo } from 'preact/hooks';
import type { RowChange } from '../state/changes.ts';
import { summarise } from '../state/changes.ts';
import { type Layout, type LayoutList, toggle } from '../state/layout.ts';
import type { View } from '../state/view.ts';
import { TryView } from '../try/TryView.tsx';
import { WhyPane } from '../why/WhyPane.tsx';
import { FactTable } from './FactTable.tsx';
import { Basis, Header } from './Header.tsx';
import { Lanes } from './Lanes.tsx';
import { Legend } from './Legend.tsx';
import { Loading, Notes, Nothing, Problem } from './Messages.tsx';
import { ViewTabs } from './ViewTabs.tsx';

interface AppProps {
  readonly view: View;
  readonly layout: Layout;
  readonly onLayout: (change: (layout: Layout) => Layout) => void;
}

export function App({ view, layout, onLayout }: AppProps) {
  const { shown, changes, panel } = view;
  const model = shown.kind === 'model' ? shown.model : undefined;
  const marks = useMemo(() => marksOf(changes), [changes]);
  const onToggle = useCallback(
    (list: LayoutList, id: string) => onLayout((before) => toggle(before, list, id)),
    [onLayout],
  );
  const summary = useMemo(() => summarise(changes), [changes]);
  return (
    <>
      <Header
        model={model}
        pinned={panel.pinned}
        table={layout.table}
        baseline={panel.baseline?.name}
        onTable={() => onLayout((before) => ({ ...before, table: !before.table }))}
      />
      <div class="unseen" role="status">
        {model === undefined ? '' : `${model.title} of ${model.subject.title}`}
      </div>
      <div class="changes" role="status">
        {summary === '' ? '' : `Last edit: ${summary}`}
      </div>
      <main>
        <ViewTabs view={panel.view}>
          {panel.view === 'try' ? <TryView offers={view.offers} tried={panel.tried ?? []} /> : null}
          {shown.kind === 'loading' && panel.view !== 'try' ? <Loading /> : null}
          {shown.kind === 'nothing' && panel.view !== 'try' ? <Nothing message={shown.message} /> : null}
          {shown.kind === 'problem' ? <Problem message={shown.message} /> : null}
          {model === undefined || panel.view === 'try' ? null : (
            <>
              <Notes notes={model.notes} />
              {layout.table ? (
                <FactTable model={model} layout={layout} marks={marks} onToggle={onToggle} />
              ) : (
                <Lanes
                  model={model}
                  layout={layout}
                  marks={marks}
                  onToggle={onToggle}
                  why={panel.why}
                  decided={view.decided}
                />
              )}
            </>
          )}
        </ViewTabs>
      </main>
      {model === undefined ? null : (
        <footer>
          <Basis basis={model.basis} />
          <Legend legend={model.legend} />
        </footer>
      )}
      {view.walk === undefined ? null : <WhyPane answer={view.walk} />}
    </>
  );
}

const markWords = {
  allowed: 'was allowed',
  partly: 'was partly allowed',
  denied: 'was denied',
  unknown: 'was not known',
} as const;

function marksOf(changes: readonly RowChange[]): ReadonlyMap<string, string> {
  return new Map(
    changes.map(({ lineId, before }) => [lineId, before === undefined ? 'new' : markWords[before]]),
  );
}
