import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { PreviewBasis } from '../../../server/src/protocol/preview.ts';
import type { WalkAnswer } from '../../../server/src/protocol/walk.ts';
import { walkTitle } from '../../src/export/walk/facts.ts';
import { firstView } from '../../src/panels/panelViews.ts';
import { isSameConnection } from '../../src/panels/sameConnection.ts';
import { send } from '../host.ts';
import { MatrixLegend } from '../matrix/MatrixLegend.tsx';
import { MatrixView } from '../matrix/MatrixView.tsx';
import { summarise } from '../state/changes.ts';
import type { View } from '../state/view.ts';
import { TryView } from '../try/TryView.tsx';
import { WhyPane } from '../why/WhyPane.tsx';
import { Basis, BasisName, Header } from './Header.tsx';
import { LanesView } from './LanesView.tsx';
import { Legend } from './Legend.tsx';
import { Age, Standing, Trouble } from './Messages.tsx';
import { ViewTabs } from './ViewTabs.tsx';
import type { ViewProps } from './viewProps.ts';

/** What the frame of the panel says about the view in it. */
interface Frame {
  /** `Traffic of payments/api` */
  readonly name: string;
  readonly heading: ComponentChildren;
  readonly basis: PreviewBasis;
  readonly legend: ComponentChildren;
}

export function App(props: ViewProps) {
  const { view, layout, onLayout, exporter } = props;
  const { panel } = view;
  const isMatrix = panel.view === 'matrix';
  const isTry = panel.view === 'try';
  const walk = view.walk?.kind === 'walk' ? view.walk.walk : undefined;
  if (isTry) exporter.current = walk === undefined ? null : () => send({ type: 'exportWalk', walk });
  const drawn = isMatrix ? view.matrix.shown : view.shown;
  const drawnAt = useMemo(() => new Date(), [drawn]);
  const frame = isMatrix ? matrixFrame(view) : lanesFrame(view);
  const laneEdit = useMemo(() => summarise(view.changes), [view.changes]);
  const edit = isMatrix ? view.matrix.changes : laneEdit;
  return (
    <>
      <Header
        heading={frame?.heading}
        pinned={panel.pinned}
        whole={wholeIn(view)}
        table={isMatrix || isTry ? undefined : layout.table}
        baseline={isTry ? null : panel.baseline?.name}
        onTable={() => onLayout((before) => ({ ...before, table: !before.table }))}
        onExport={isTry && walk === undefined ? undefined : () => exporter.current?.()}
        age={
          view.isOld && drawn.kind === 'model' ? (
            <Age at={drawnAt} isStopped={view.trouble !== undefined} />
          ) : null
        }
      />
      <div class="unseen" role="status">
        {frame?.name ?? ''}
      </div>
      <div class="changes" role="status">
        {edit === '' ? '' : t('Last edit: {0}', edit)}
      </div>
      {view.trouble === undefined ? null : <Trouble message={view.trouble} />}
      <main>
        <ViewTabs view={panel.view}>
          <Chosen {...props} />
        </ViewTabs>
      </main>
      {view.walk === undefined ? null : (
        <WhyPane key={keyOf(view.walk)} answer={view.walk} alike={alikeIn(view)} isWholeView={isTry} />
      )}
      {frame === undefined ? null : (
        <footer>
          <Basis basis={frame.basis} />
          {frame.legend}
        </footer>
      )}
    </>
  );
}

/** The reasons of another connection are another pane: they come in sight, and the keyboard goes to them. */
function keyOf(answer: WalkAnswer): string {
  return answer.kind === 'walk' ? walkTitle(answer.walk) : answer.kind;
}

/** How many fare alike in the row whose first member the reasons are about. */
function alikeIn({ panel: { view: chosen, why }, shown }: View): number | undefined {
  if (shown.kind !== 'model' || why === undefined || (chosen ?? firstView) !== firstView) return undefined;
  const rows = shown.model.lanes.flatMap(({ groups }) => groups.flatMap((group) => group.rows));
  return rows.find(({ members: [first] }) => isSameConnection(first?.walk, why))?.members.length;
}

/** Whether the object is shown whole; undefined where the cursor is on nothing else. */
function wholeIn({ panel, shown }: View): boolean | undefined {
  if ((panel.view ?? firstView) !== firstView || panel.baseline !== undefined) return undefined;
  if (panel.whole === true) return true;
  return shown.kind === 'model' && shown.model.subject.isPart === true ? false : undefined;
}

/** What the chosen view draws, or why it can't. */
function Chosen(props: ViewProps) {
  const { panel, shown, matrix, offers, trouble } = props.view;
  if (panel.view === 'try') return <TryView offers={offers} tried={panel.tried ?? []} />;
  const isMatrix = panel.view === 'matrix';
  const standing = isMatrix ? matrix.shown : shown;
  if (standing.kind !== 'model') return trouble === undefined ? <Standing shown={standing} /> : null;
  return isMatrix ? <MatrixView {...props} /> : <LanesView {...props} />;
}

function lanesFrame({ shown }: View): Frame | undefined {
  if (shown.kind !== 'model') return undefined;
  const { title, subject, basis, legend } = shown.model;
  const heading = (
    <>
      <span class="name">{subject.title}</span>{' '}
      <span class="detail">
        {subject.detail} · {basis.what} <BasisName basis={basis} />
      </span>
    </>
  );
  const name = t('{0} of {1}', title, subject.title);
  return { name, heading, basis, legend: <Legend legend={legend} /> };
}

function matrixFrame({ matrix }: View): Frame | undefined {
  if (matrix.shown.kind !== 'model') return undefined;
  const { title, basis, legend } = matrix.shown.model;
  const heading = (
    <>
      <span class="name">
        <BasisName basis={basis} />
      </span>{' '}
      <span class="detail">{basis.what}</span>
    </>
  );
  const name = t('{0} of {1}', title, basis.name);
  return { name, heading, basis, legend: <MatrixLegend legend={legend} /> };
}
