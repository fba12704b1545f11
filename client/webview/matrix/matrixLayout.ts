import { amount, flag, listOf, oneOf, optional, record, text } from '../../src/shape.ts';

/** What cells are looked for. */
export const verdictFilters = ['denied', 'half', 'unknown'] as const;
export type VerdictFilter = (typeof verdictFilters)[number];

/** What the reader has arranged in the matrix; kept across hiding and reload. */
export interface MatrixLayout {
  /** Ids of groups that the reader has opened, and closed. */
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  /** What is searched for among senders and receivers. */
  readonly from: string;
  readonly to: string;
  /** Cells with one of these verdicts; empty: with any. */
  readonly verdicts: readonly VerdictFilter[];
  readonly outside: boolean;
  readonly changed: boolean;
  /** The state that `changed` was set for when it was chosen; undefined: none was. */
  readonly compared: string | undefined;
  /** Whether one axis has only what the cursor is on. */
  readonly atCursor: 'from' | 'to' | undefined;
  /** Pixels from the grid's corner. */
  readonly top: number;
  readonly left: number;
}

export const emptyMatrixLayout: MatrixLayout = {
  opened: [],
  closed: [],
  from: '',
  to: '',
  verdicts: [],
  outside: false,
  changed: false,
  compared: undefined,
  atCursor: undefined,
  top: 0,
  left: 0,
};

export const matrixLayoutShape = record<MatrixLayout>({
  opened: listOf(text),
  closed: listOf(text),
  from: text,
  to: text,
  verdicts: listOf(oneOf(...verdictFilters)),
  outside: flag,
  changed: flag,
  compared: optional(text),
  atCursor: optional(oneOf('from', 'to')),
  top: amount,
  left: amount,
});

/** Ids come and go with the environments that are looked at: the oldest are forgotten. */
const remembered = 500;

/** Opens or closes groups. */
export function setOpen(layout: MatrixLayout, ids: readonly string[], isOpen: boolean): MatrixLayout {
  const others = (list: readonly string[]) => list.filter((id) => !ids.includes(id));
  const added = (list: readonly string[]) => [...others(list), ...ids].slice(-remembered);
  return isOpen
    ? { ...layout, opened: added(layout.opened), closed: others(layout.closed) }
    : { ...layout, opened: others(layout.opened), closed: added(layout.closed) };
}

/** Whether anything is searched for or filtered. */
export function isNarrowed(layout: MatrixLayout): boolean {
  return layout.from !== '' || layout.to !== '' || filterCount(layout) > 0;
}

/** How many filters are chosen. */
export function filterCount({ verdicts, outside, changed, atCursor }: MatrixLayout): number {
  return verdicts.length + [outside, changed, atCursor !== undefined].filter(Boolean).length;
}
