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

/** The lines of a lane, top to bottom. */
export function linesOf(lane: PreviewLane, layout: Layout): readonly Line[] {
  const lookup: Lookup = {
    closed: new Set(layout.closed),
    opened: new Set(layout.opened),
    complete: new Set(layout.complete),
  };
  const siblings = lane.groups.length + (lane.rest === undefined ? 0 : 1);
  const lines: Line[] = [];
  lane.groups.forEach((group, index) => {
    const id = lineId(lane.id, group.id);
    const list: LayoutList = group.startsClosed ? 'opened' : 'closed';
    const isOpen = lookup[list].has(id) === group.startsClosed;
    const place = { id, level: 1, position: index + 1, siblings, parent: undefined };
    lines.push({ ...place, kind: 'group', group, expansion: { isOpen, list } });
    if (!isOpen) return;
    const shown = part(group.rows, id, lookup);
    shown.forEach((row, at) => {
      const place = {
        id: lineId(lane.id, row.id),
        level: 2,
        position: at + 1,
        siblings: group.rows.length,
        parent: id,
      };
      addRow(lines, row, place, false, lookup);
    });
    addMore(lines, id, group.rows.length, shown.length, 2);
  });
  if (lane.rest === undefined) return lines;
  const restPlace = {
    id: lineId(lane.id, lane.rest.id),
    level: 1,
    position: siblings,
    siblings,
    parent: undefined,
  };
  addRow(lines, lane.rest, restPlace, true, lookup);
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
