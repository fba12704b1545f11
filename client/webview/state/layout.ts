import { amount, flag, listOf, optional, record, text } from '../../src/shape.ts';
import { type MatrixLayout, matrixLayoutShape } from '../matrix/matrixLayout.ts';

/** What the user has arranged in the panel; kept across hiding and reload. */
export interface Layout {
  readonly table: boolean;
  /** Ids of groups that the reader has closed. */
  readonly closed: readonly string[];
  /** Ids of groups that the reader has opened, and of rows whose members show. */
  readonly opened: readonly string[];
  /** Ids of groups and rows that show more than the first part. */
  readonly complete: readonly string[];
  /** Pixels from the top. */
  readonly scroll: number;
  /** Undefined: as it is at first. */
  readonly matrix?: MatrixLayout | undefined;
}

export const emptyLayout: Layout = { table: false, closed: [], opened: [], complete: [], scroll: 0 };

/** Ids come and go with the documents that are looked at: the oldest are forgotten. */
const remembered = 500;

export const layoutShape = record<Layout>({
  table: flag,
  closed: listOf(text),
  opened: listOf(text),
  complete: listOf(text),
  scroll: amount,
  matrix: optional(matrixLayoutShape),
});

export type LayoutList = 'closed' | 'opened' | 'complete';

export function toggle(layout: Layout, list: LayoutList, id: string): Layout {
  const ids = layout[list];
  const next = ids.includes(id) ? ids.filter((known) => known !== id) : [...ids, id].slice(-remembered);
  return { ...layout, [list]: next };
}
