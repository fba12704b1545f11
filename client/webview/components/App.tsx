import { useCallback, useMemo } from 'preact/hooks';
import type { RowChange } from '../state/changes.ts';
import { summarise } from '../state/changes.ts';
import { type Layout, type LayoutList, toggle } from '../state/layout.ts';
import type { View } from '../state/view.ts';
import { FactTable } from './FactTable.tsx';
import { Environment, Header } from './Header.tsx';
import { Lane } from './Lane.tsx';
import { Legend } from './Legend.tsx';
import { Loading, Notes, Nothing, Problem } from './Messages.tsx';
import { Subject } from './Subject.tsx';

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
        onTable={() => onLayout((before) => ({ ...before, table: !before.table }))}
      />
      <div class="unseen" role="status">
        {model === undefined ? '' : `Traffic of ${model.subject.title}`}
      </div>
      <div class="changes" role="status">
        {summary === '' ? '' : `Last edit: ${summary}`}
      </div>
      <main>
        {shown.kind === 'loading' ? <Loading /> : null}
        {shown.kind === 'nothing' ? <Nothing message={shown.message} /> : null}
        {shown.kind === 'problem' ? <Problem message={shown.message} /> : null}
        {model === undefined ? null : (
          <>
            <Notes notes={model.notes} />
            {layout.table ? (
              <FactTable model={model} layout={layout} marks={marks} onToggle={onToggle} />
            ) : (
              <div class="lanes">
                <Lane
                  scope="ingress"
                  lane={model.ingress}
                  layout={layout}
                  marks={marks}
                  onToggle={onToggle}
                />
                <Subject subject={model.subject} />
                <Lane scope="egress" lane={model.egress} layout={layout} marks={marks} onToggle={onToggle} />
              </div>
            )}
          </>
        )}
      </main>
      {model === undefined ? null : (
        <footer>
          <Environment environment={model.environment} />
          <Legend />
        </footer>
      )}
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
