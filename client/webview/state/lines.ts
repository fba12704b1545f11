import type {
  PreviewGroup,
  PreviewLane,
  PreviewMember,
  PreviewRow,
} from '../../../server/src/protocol/preview.ts';
import type { Layout, LayoutList } from './layout.ts';

/** How many rows of a group, and members of a row, show before "Show all". */
const firstPart = 50;

/** So many of a list are drawn at most: more are too slow to walk, and nobody reads them. */
const mostDrawn = 2000;

/** What the layout list of a line's id is when the line is opened or closed. */
interface Expansion {
  readonly isOpen: boolean;
  readonly list: LayoutList;
}

interface Place {
  readonly id: string;
  readonly level: number;
  /** Among its siblings, from one. */
  readonly position: number;
  readonly siblings: number;
  readonly parent: string | undefined;
}

/** One line of a lane as it is drawn, top to bottom. */
export type Line = Place &
  (
    | { readonly kind: 'group'; readonly group: PreviewGroup; readonly expansion: Expansion }
    | {
        readonly kind: 'row';
        readonly row: PreviewRow;
        readonly isRest: boolean;
        readonly expansion: Expansion | undefined;
      }
    | { readonly kind: 'member'; readonly member: PreviewMember }
    /** Opens the rest of a long list; the id in `completes` goes to the layout. Undefined where no more of it is drawn. */
    | { readonly kind: 'more'; readonly completes: string | undefined; readonly hidden: number }
  );

/** @param lane the lane's id: those of its groups and rows are unique only within it */
export function lineId(lane: string, id: string): string {
  return `${lane}:${id}`;
}

interface Lookup {
  readonly closed: ReadonlySet<string>;
  readonly opened: ReadonlySet<string>;
  readonly complete: ReadonlySet<string>;
}

/** What a line begins with, for those who type to find it. */
export function titleOf(line: Line): string {
  switch (line.kind) {
    case 'group':
      return line.group.title;
    case 'row':
      return line.row.who;
    case 'member':
      return line.member.text;
    case 'more':
      return '';
  }
}

/** A group of a lane with all that is below it, or the row for the rest, as lines from top to bottom. */
export interface Block {
  readonly id: string;
  readonly of: PreviewGroup | PreviewRow;
  readonly position: number;
  readonly siblings: number;
  readonly lines: readonly Line[];
}

/**
 * The lines of a lane from top to bottom, by what stands at its top.
 * @param before what was made of this lane in this layout; where a group is the one that it was, so are its lines
 */
export function blocksOf(lane: PreviewLane, layout: Layout, before: readonly Block[] = []): readonly Block[] {
  const lookup: Lookup = {
    closed: new Set(layout.closed),
    opened: new Set(layout.opened),
    complete: new Set(layout.complete),
  };
  const known = new Map(before.map((block) => [block.of, block]));
  const tops = lane.rest === undefined ? lane.groups : [...lane.groups, lane.rest];
  return tops.map((of, index) => {
    const top: Top = {
      id: lineId(lane.id, of.id),
      level: 1,
      position: index + 1,
      siblings: tops.length,
      parent: undefined,
    };
    const { id, position, siblings } = top;
    const old = known.get(of);
    if (old?.position === position && old.siblings === siblings) return old;
    const lines = 'rows' in of ? groupLines(lane.id, of, top, lookup) : rowLines(of, top, true, lookup);
    return { id, of, position, siblings, lines };
  });
}

/** The place of what stands at the top of a lane. */
type Top = Place & { readonly level: 1; readonly parent: undefined };

function groupLines(lane: string, group: PreviewGroup, place: Top, lookup: Lookup): readonly Line[] {
  const { id } = place;
  const list: LayoutList = group.startsClosed ? 'opened' : 'closed';
  const isOpen = lookup[list].has(id) === group.startsClosed;
  const lines: Line[] = [{ ...place, kind: 'group', group, expansion: { isOpen, list } }];
  if (!isOpen) return lines;
  const shown = part(group.rows, id, lookup);
  shown.forEach((row, at) => {
    const rowPlace = {
      id: lineId(lane, row.id),
      level: 2,
      position: at + 1,
      siblings: group.rows.length,
      parent: id,
    };
    addRow(lines, row, rowPlace, false, lookup);
  });
  addMore(lines, id, group.rows.length, shown.length, 2);
  return lines;
}

function rowLines(row: PreviewRow, place: Place, isRest: boolean, lookup: Lookup): readonly Line[] {
  const lines: Line[] = [];
  addRow(lines, row, place, isRest, lookup);
  return lines;
}

function addRow(lines: Line[], row: PreviewRow, place: Place, isRest: boolean, lookup: Lookup): void {
  const isOpen = lookup.opened.has(place.id);
  const expansion: Expansion | undefined = row.members.length === 0 ? undefined : { isOpen, list: 'opened' };
  lines.push({ ...place, kind: 'row', row, isRest, expansion });
  if (expansion === undefined || !isOpen) return;
  const shown = part(row.members, place.id, lookup);
  shown.forEach((member, index) => {
    lines.push({
      id: `${place.id}/member/${index}`,
      level: place.level + 1,
      position: index + 1,
      siblings: row.members.length,
      parent: place.id,
      kind: 'member',
      member,
    });
  });
  addMore(lines, place.id, row.members.length, shown.length, place.level + 1);
}

function addMore(lines: Line[], parent: string, all: number, shown: number, level: number): void {
  if (shown === all) return;
  lines.push({
    id: `${parent}/more`,
    level,
    position: shown + 1,
    siblings: all,
    parent,
    kind: 'more',
    completes: shown < mostDrawn ? parent : undefined,
    hidden: all - shown,
  });
}

function part<T>(items: readonly T[], id: string, lookup: Lookup): readonly T[] {
  return drawnOf(items, lookup.complete.has(id));
}

/** What of a list is drawn. One just above the limit is shown whole: a button that hides three rows helps nobody. */
export function drawnOf<T>(items: readonly T[], isComplete: boolean): readonly T[] {
  return items.slice(0, isComplete || items.length <= firstPart + 5 ? mostDrawn : firstPart);
}
