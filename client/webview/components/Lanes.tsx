import type { ConnectionEnds, PreviewModel } from '../../../server/src/protocol/preview.ts';
import type { Layout, LayoutList } from '../state/layout.ts';
import { Lane } from './Lane.tsx';
import { Subject } from './Subject.tsx';

interface LanesProps {
  readonly model: PreviewModel;
  readonly layout: Layout;
  readonly marks: ReadonlyMap<string, string>;
  readonly onToggle: (list: LayoutList, id: string) => void;
  /** The connection whose reasons are open. */
  readonly why: ConnectionEnds | undefined;
  /** The lines of rows that the line at the editor's cursor decides. */
  readonly decided: ReadonlySet<string>;
}

/** The subject with its lanes around it: of two it stands in the middle, of more above them. */
export function Lanes({ model, ...shared }: LanesProps) {
  const [first, ...others] = model.lanes.map((lane) => <Lane key={lane.id} lane={lane} {...shared} />);
  const subject = <Subject subject={model.subject} />;
  return model.lanes.length === 2 ? (
    <div class={model.basis.against === undefined ? 'lanes sides' : 'lanes sides compared'}>
      {first}
      {subject}
      {others}
    </div>
  ) : (
    <div class="lanes columns">
      {subject}
      {first}
      {others}
    </div>
  );
}
