import { environmentFor } from '../../assembly/inUse.ts';
import type { Direction } from '../../kubernetes/networkPolicy.ts';
import { matrixOf } from '../../network/classes/matrix.ts';
import type { Endpoint, KnownPods } from '../../network/endpoints.ts';
import { fateOf, subjectOf } from '../../network/lanes/fate.ts';
import { listedAmong } from '../../network/listing.ts';
import type { Block, TableGroup } from '../../network/table/blocks.ts';
import { type ConnectionTable, connectionTable } from '../../network/table/table.ts';
import { waysInto } from '../../network/waysIn.ts';
import type { World } from '../../network/world.ts';
import type { AskMatrixCell, MatrixCell } from '../../protocol/matrix.ts';
import type { Phrase } from '../../protocol/preview.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { type Link, linked } from '../preview/links.ts';
import { join, phrase } from '../preview/phrase.ts';
import { fateParts, type LaneContext, listeningPorts } from '../preview/rows.ts';
import { wayName, wayWords } from '../preview/wayWords.ts';
import { placesIn } from '../sourceLinks.ts';
import { entrancesId, matrixGroup } from './groupWords.ts';
import { homeOf, subjectAt } from './subject.ts';
import { verdictEntry } from './verdictWords.ts';

/** One end of a cell. */
interface End {
  readonly title: string;
  readonly endpoints: readonly Endpoint[];
}

/** What one cell says in full, in steps; null where it is not there any more. */
export function* matrixCell(
  workbench: Workbench,
  { focus, from, to }: AskMatrixCell,
): Generator<void, MatrixCell | null> {
  const environment = environmentFor(workbench, focus.uri);
  if (environment === undefined) return null;
  const { world } = environment;
  const table = yield* connectionTable(world, homeOf(subjectAt(workbench, environment, focus)));
  const [row, column] = [placeOf(table.sources, from), placeOf(table.destinations, to)];
  if (row === undefined || column === undefined) return null;
  const id = verdictAt(table, row, column);
  const [source, destination] = [endOf(world, row, from), endOf(world, column, to)];
  if (id === undefined || source === undefined || destination === undefined) return null;
  yield;
  const entry = verdictEntry(id, table.verdicts.verdictOf(id), matrixOf(world).basis.ports);
  const places = placesIn(workbench);
  const told =
    from === entrancesId
      ? { chips: [], reason: entranceWords(world, destination, places.link) }
      : connectionWords(source, destination, { world, refusals: environment.refusals, ...places });
  return {
    from,
    to,
    title: `${source.title} to ${destination.title}`,
    verdict: entry.verdict,
    word: entry.text === '' ? entry.word : `${entry.word}: ${entry.text}`,
    chips: told.chips,
    reason:
      from === to ? phrase('a pod always reaches itself; of its other pods: ', told.reason) : told.reason,
  };
}

interface Place {
  readonly group: TableGroup;
  /** Of the group, and of the kind in it. */
  readonly index: number;
  readonly kind: number;
}

function placeOf(groups: readonly TableGroup[], id: string): Place | undefined {
  for (const [index, group] of groups.entries()) {
    const kind = kindIn(group, id);
    if (kind >= 0) return { group, index, kind };
  }
  return undefined;
}

function kindIn(group: TableGroup, id: string): number {
  if (group.kind === 'entrances') return id === entrancesId ? 0 : -1;
  if (group.kind === 'addresses') return group.ends.findIndex((end) => end.id === id);
  if (!id.startsWith(`${group.name}/`)) return -1;
  return group.kinds.findIndex(({ workloads }) => workloads.some((workload) => workload.id === id));
}

function verdictAt({ blocks, destinations }: ConnectionTable, row: Place, column: Place): number | undefined {
  const block = blocks[row.index]?.[column.index] ?? [];
  const group = destinations[column.index];
  const width =
    group?.kind === 'namespace' ? group.kinds.length : group?.kind === 'addresses' ? group.ends.length : 0;
  return runAt(block, row.kind * width + column.kind);
}

function runAt(block: Block, place: number): number | undefined {
  let left = place;
  for (let at = 0; at < block.length; at += 2) {
    left -= block[at + 1] ?? 0;
    if (left < 0) return block[at];
  }
  return undefined;
}

function endOf(world: World, { group, kind }: Place, id: string): End | undefined {
  if (group.kind === 'entrances') return { title: 'Ways in', endpoints: [] };
  if (group.kind === 'addresses') {
    const end = group.ends[kind];
    const title = matrixGroup(world, group, false).kinds[kind]?.[0]?.title ?? id;
    return end && { title, endpoints: [{ kind: 'addresses', set: end.set }] };
  }
  const namespace = world.cluster.namespaces.get(group.name);
  const pods = namespace === undefined ? [] : world.cluster.podsIn(namespace);
  const found = listedAmong(pods).find((workload) => workload.id === id);
  const name = found?.members[0]?.listedAs.name;
  return found && { title: `${group.name}/${name}`, endpoints: found.members };
}

/** What the sides decide, in the words of the lane of the end that has pods of its own; of a connection, the receiver's. */
function connectionWords(
  source: End,
  destination: End,
  view: Omit<LaneContext, 'direction' | 'subject'>,
): Pick<MatrixCell, 'chips' | 'reason'> {
  const isInto = destination.endpoints.every(({ kind }) => kind === 'pods');
  const direction: Direction = isInto ? 'ingress' : 'egress';
  const [own, other] = isInto ? [destination, source] : [source, destination];
  const known = own.endpoints.filter(
    (end): end is KnownPods => end.kind === 'pods' && end.workload !== undefined,
  );
  const [first] = known;
  const [peer] = other.endpoints;
  if (first === undefined || peer === undefined) return { chips: [], reason: [] };
  const context: LaneContext = {
    ...view,
    direction,
    subject: {
      target: { kind: 'workload', workload: first.workload },
      namespace: first.namespace.name,
      pods: known,
      known,
      listening: known.flatMap(({ ports }) => ports),
      name: first.listedAs.name,
      several: known.length > 1,
    },
  };
  const { world } = view;
  const fate = fateOf(world, subjectOf(world, known), direction, peer);
  const listening = listeningPorts(context, undefined);
  const { chips, reason } = fateParts(fate, peer, nameOf(other), listening, context);
  return { chips, reason };
}

function nameOf({ title }: End): string {
  return title.slice(title.indexOf('/') + 1);
}

function entranceWords(world: World, { endpoints }: End, link: Link): Phrase {
  const pods = endpoints.filter((end): end is KnownPods => end.kind === 'pods' && end.workload !== undefined);
  const ways = pods.flatMap((item) => waysInto(world, item)).filter(({ by }) => by.kind !== 'Service');
  return join(
    ways.map((way) => phrase(`${wayName(way)} `, linked(way.by.origin, '', link), `: ${wayWords(way)}`)),
    '; ',
  );
}
