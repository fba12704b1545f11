import type { ConnectionEnds } from '../../../server/src/protocol/preview.ts';
import { isSameConnection } from '../../src/panels/sameConnection.ts';
import type { Line } from '../state/lines.ts';
import { LaneLine } from './LaneLine.tsx';
import { memo, sameFields } from './memo.ts';

/** What lines show beside what they say, by their ids. */
export interface LineStates {
  /** The line that has the keyboard. */
  readonly active: string | undefined;
  /** What the last edit did. */
  readonly marks: ReadonlyMap<string, string>;
  /** The connection whose reasons are open. */
  readonly why: ConnectionEnds | undefined;
  /** The lines of rows that the line at the editor's cursor decides. */
  readonly decided: ReadonlySet<string>;
}

interface LineBlockProps extends LineStates {
  readonly lines: readonly Line[];
  /** Whether it is drawn only where it can be seen. */
  readonly isApart: boolean;
}

/** From how many lines on this is asked of each line: a browser looks at every frame which of all that it is asked of can be seen. */
const manyLines = 60;

/** A group with all that is below it, or the row for the rest: of thousands of lines an edit looks only at its own. */
export const LineBlock = memo(
  ({ lines, isApart, ...states }: LineBlockProps) => (
    <div
      role="presentation"
      class={isApart ? (lines.length > manyLines ? 'apart many' : 'apart') : ''}
      style={{ '--lines': lines.length }}
    >
      {lines.map((line) => (
        <LaneLine key={line.id} line={line} {...stateOf(line, states)} />
      ))}
    </div>
  ),
  (before, next) =>
    before.lines === next.lines &&
    before.isApart === next.isApart &&
    next.lines.every((line) => sameFields(stateOf(line, before), stateOf(line, next))),
);

function stateOf(line: Line, { active, marks, why, decided }: LineStates) {
  return {
    isActive: line.id === active,
    mark: marks.get(line.id),
    isExplained: isAbout(line, why),
    isDecided: decided.has(line.id),
  };
}

/** Whether a line's row is about a connection. */
function isAbout(line: Line, ends: ConnectionEnds | undefined): boolean {
  return ends !== undefined && line.kind === 'row' && isSameConnection(line.row.walk, ends);
}
