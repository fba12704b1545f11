import { count } from '../../../base/words.ts';
import type { Difference } from '../../../network/changes/differenceRows.ts';
import { isPortSubset, noPorts, type PortSet } from '../../../network/ports.ts';
import type { PreviewGroup, PreviewLane, PreviewRow } from '../../../protocol/preview.ts';
import { distinctRows } from '../distinctRows.ts';
import { portTexts } from '../portChips.ts';
import type { LaneContext } from '../rows.ts';
import { type ChangedPairs, type ChangeKind, changedPairs } from './changedPairs.ts';
import { changedRow, comparedSide } from './changedRow.ts';

/** What is lost comes first. */
const titles: Readonly<Record<ChangeKind, string>> = {
  lost: 'No longer allowed',
  gained: 'Newly allowed',
  doubt: 'Known better, or less well',
};

const kinds: readonly ChangeKind[] = ['lost', 'gained', 'doubt'];

/**
 * What is otherwise on one side of a subject. One row a step.
 * @param ids of the subject's workloads, before or after
 * @param name of the state before
 */
export function* changedLane(
  difference: Difference,
  ids: ReadonlySet<string>,
  contexts: { readonly before: LaneContext; readonly after: LaneContext },
  name: string,
): Generator<void, PreviewLane> {
  const { direction } = contexts.after;
  const pairs = yield* changedPairs(difference, ids, direction);
  const [before, after] = [comparedSide(contexts.before), comparedSide(contexts.after)];
  const rows: Record<ChangeKind, PreviewRow[]> = { lost: [], gained: [], doubt: [] };
  for (const changed of pairs) {
    yield;
    rows[changed.kind].push(changedRow(changed, before, after));
  }
  if (direction === 'ingress') {
    for (const row of controllerRows(difference, ids))
      rows[row.verdict === 'denied' ? 'lost' : 'gained'].push(row);
  }
  return {
    id: direction,
    title: direction === 'ingress' ? 'Who can reach it' : 'What it can reach',
    summary: [summaryOf(pairs, name)],
    groups: kinds.flatMap((kind) => groupOf(direction, kind, rows[kind])),
    rest: undefined,
  };
}

function groupOf(direction: string, kind: ChangeKind, rows: readonly PreviewRow[]): readonly PreviewGroup[] {
  if (rows.length === 0) return [];
  const group = { id: `${direction}/${kind}`, title: titles[kind], detail: '', startsClosed: false };
  return [{ ...group, rows: distinctRows(rows) }];
}

function summaryOf(pairs: readonly ChangedPairs[], name: string): string {
  const connectionsOf = (kind: ChangeKind): number =>
    pairs.filter((changed) => changed.kind === kind).reduce((sum, changed) => sum + pairsIn(changed), 0);
  const parts = [
    [connectionsOf('lost'), 'lost'],
    [connectionsOf('gained'), 'gained'],
    [connectionsOf('doubt'), 'known otherwise'],
  ] as const;
  const said = parts
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${count(number, 'connection')} ${what}`);
  return said.length === 0 ? `Nothing is otherwise than in ${name}.` : `${said.join(', ')} against ${name}.`;
}

/** A run of addresses is one peer, and no workload is its own. */
function pairsIn({ peers, own }: ChangedPairs): number {
  if (peers.kind === 'addresses') return own.length * (peers.set.ipv4.length + peers.set.ipv6.length);
  return own.length * peers.ids.length - own.filter((id) => peers.ids.includes(id)).length;
}

/** The pods of an Ingress's or a Gateway's controller, of which it is not known where they are. */
function* controllerRows(
  { entrances: [old, fresh] }: Difference,
  ids: ReadonlySet<string>,
): Generator<PreviewRow> {
  for (const id of ids) {
    const [was, is] = [old.get(id) ?? noPorts, fresh.get(id) ?? noPorts];
    const [isLost, isGained] = [!isPortSubset(was, is), !isPortSubset(is, was)];
    if (!isLost && !isGained) continue;
    yield {
      id: `ingress/controller/${id}`,
      who: 'the ingress controller',
      detail: 'by an Ingress, a Route or a Gateway',
      members: [],
      ...partsOf(is),
      reason: [],
      decidedBy: undefined,
      before: partsOf(was),
    };
  }
}

function partsOf(ports: PortSet): Pick<PreviewRow, 'verdict' | 'word' | 'chips'> {
  const texts = portTexts(ports, []);
  const verdict = texts.length === 0 ? 'denied' : 'allowed';
  return {
    verdict,
    word: verdict === 'denied' ? 'Denied' : 'Allowed',
    chips: texts.map((text) => ({ verdict, text })),
  };
}
