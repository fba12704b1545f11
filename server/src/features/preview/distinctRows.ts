import type { PreviewRow } from '../../protocol/preview.ts';

/** Ids must be unique within a lane: a row that repeats one gets a number. */
export function distinctRows(rows: readonly PreviewRow[]): readonly PreviewRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const times = (seen.get(row.id) ?? 0) + 1;
    seen.set(row.id, times);
    return times === 1 ? row : { ...row, id: `${row.id}~${times}` };
  });
}
