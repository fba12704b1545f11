import type { MatrixGroup, MatrixModel, MatrixVerdict } from '../../../server/src/protocol/matrix.ts';
import { sameJson } from '../state/equality.ts';
import { cellsOf, connectionsIn } from './runs.ts';
import { afterEdit } from './words.ts';

/**
 * What an edit changed, in words: how many connections have another verdict. Groups with other workloads than before are
 * left out, for what came and went with them is no change of a connection.
 */
export function compareMatrices(before: MatrixModel, after: MatrixModel): string {
  if (before === after) return '';
  const old = new Map(before.blocks.map((block) => [`${block.from} ${block.to}`, block]));
  const groups = keptGroups(before, after);
  const [was, is] = [verdictsIn(before), verdictsIn(after)];
  const counts = new Map<MatrixVerdict, number>();
  for (const block of after.blocks) {
    const previous = old.get(`${block.from} ${block.to}`);
    const [from, to] = [groups.get(block.from), groups.get(block.to)];
    if (previous === undefined || previous.cells === block.cells || from === undefined || to === undefined)
      continue;
    const [left, right] = [cellsOf(previous), cellsOf(block)];
    const width = to.kinds.length;
    for (const [place, id] of right.entries()) {
      const verdict = is.get(id);
      if (verdict === undefined || verdict === was.get(left[place] ?? -1)) continue;
      const number = connectionsIn(from, Math.floor(place / width), to, place % width);
      if (number > 0) counts.set(verdict, (counts.get(verdict) ?? 0) + number);
    }
  }
  return afterEdit([...counts]);
}

/** The groups that have the same workloads, in the same kinds, in both. */
function keptGroups(before: MatrixModel, after: MatrixModel): ReadonlyMap<string, MatrixGroup> {
  const old = new Map(before.groups.map((group) => [group.id, group]));
  const kept = after.groups.filter((group) => sameJson(old.get(group.id)?.kinds, group.kinds));
  return new Map(kept.map((group) => [group.id, group]));
}

function verdictsIn({ verdicts }: MatrixModel): ReadonlyMap<number, MatrixVerdict> {
  return new Map(verdicts.map(({ id, verdict }) => [id, verdict]));
}
