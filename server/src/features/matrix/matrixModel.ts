import { count, enumerate } from '../../base/words.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import { matrixOf } from '../../network/classes/matrix.ts';
import { cautionWords } from '../../network/plugins/words.ts';
import type { TableGroup } from '../../network/table/blocks.ts';
import { type ConnectionTable, connectionTable } from '../../network/table/table.ts';
import type { MatrixBlock, MatrixModel, MatrixSubject, MatrixVerdictEntry } from '../../protocol/matrix.ts';
import type { Phrase } from '../../protocol/preview.ts';
import type { EnvironmentView } from '../preview/environmentView.ts';
import { type Link, linkList } from '../preview/links.ts';
import { phrase } from '../preview/phrase.ts';
import { trafficBasis } from '../preview/trafficBasis.ts';
import { groupId, matrixGroup } from './groupWords.ts';
import { matrixChanges, type PastWorld } from './matrixChanges.ts';
import { homeOf } from './subject.ts';
import { matrixLegend, verdictEntry } from './verdictWords.ts';

/** Of more rows than this, namespaces show their workloads only once the reader opens them. */
const maximumOpen = 40;

/**
 * Who can reach whom in an environment, in steps. What did not change is the same, by identity, as in the model before.
 * @param subject what the cursor is on
 * @param past what changed cells are told against, where there is such a state
 */
export function* matrixModel(
  environment: EnvironmentView,
  subject: MatrixSubject | undefined,
  past: PastWorld | undefined,
  link: Link,
): Generator<void, MatrixModel> {
  const { world } = environment;
  const table = yield* connectionTable(world, homeOf(subject));
  const groups = groupsOf(table);
  const rows = groups.reduce((sum, group) => sum + sizeOf(group), 0);
  const drawn = [];
  for (const group of groups) {
    drawn.push(matrixGroup(world, group, rows > maximumOpen));
    yield;
  }
  const used = new Set<number>();
  const blocks: MatrixBlock[] = [];
  for (const [index, from] of table.sources.entries()) {
    for (const [place, to] of table.destinations.entries()) {
      const cells = table.blocks[index]?.[place] ?? [];
      if (cells.length === 0) continue;
      for (let at = 0; at < cells.length; at += 2) used.add(cells[at] ?? 0);
      blocks.push(matrixBlock(from, to, cells));
    }
    yield;
  }
  return {
    title: 'Connections',
    basis: trafficBasis(environment),
    groups: drawn,
    verdicts: entriesOf(environment, table, used),
    blocks,
    legend: matrixLegend,
    subject,
    changes: past && (yield* matrixChanges(past, world, table)),
    notes: notesOf(environment, yield* refusedIn(environment), table, link),
  };
}

/** Namespaces first, as on both axes, then what is outside. */
function groupsOf({ sources, destinations }: ConnectionTable): readonly TableGroup[] {
  return [...new Set([...sources, ...destinations])];
}

function sizeOf(group: TableGroup): number {
  if (group.kind === 'namespace')
    return group.kinds.reduce((sum, { workloads }) => sum + workloads.length, 0);
  return group.kind === 'entrances' ? 1 : group.ends.length;
}

const written = new WeakMap<readonly number[], MatrixBlock>();

function matrixBlock(from: TableGroup, to: TableGroup, cells: readonly number[]): MatrixBlock {
  const known = written.get(cells) ?? { from: groupId(from), to: groupId(to), cells };
  written.set(cells, known);
  return known;
}

function entriesOf(
  { world }: EnvironmentView,
  { verdicts }: ConnectionTable,
  used: ReadonlySet<number>,
): readonly MatrixVerdictEntry[] {
  const { ports } = matrixOf(world).basis;
  return [...used]
    .sort((left, right) => left - right)
    .map((id) => verdictEntry(id, verdicts.verdictOf(id), ports));
}

/** The policies that the API server refuses; one namespace a step, since each is judged when it is asked about. */
function* refusedIn({ world, refusals }: EnvironmentView): Generator<void, readonly NetworkPolicy[]> {
  const refused: NetworkPolicy[] = [];
  for (const policies of world.policies.values()) {
    refused.push(...policies.filter(refusals.isRefused));
    yield;
  }
  return refused;
}

function notesOf(
  { world }: EnvironmentView,
  refused: readonly NetworkPolicy[],
  { omitted }: ConnectionTable,
  link: Link,
): readonly Phrase[] {
  const notes: Phrase[] = [];
  const caution = cautionWords(world.plugin);
  if (caution !== undefined) notes.push([{ strong: caution }]);
  if (refused.length > 0) {
    const places = linkList(
      refused.map(({ origin }) => origin),
      link,
    );
    notes.push(
      phrase(
        `The API server refuses ${refused.length === 1 ? 'a policy' : `${refused.length} policies`} as written; here they count as far as they can be read (`,
        places,
        ')',
      ),
    );
  }
  if (world.rivals.size > 0) {
    notes.push(
      phrase(
        'Several policies of one namespace have one name and say different things: all of them count as possible (',
        linkList(
          [...world.rivals].map(({ origin }) => origin),
          link,
        ),
        ')',
      ),
    );
  }
  if (omitted.length > 0) {
    const names = omitted.length <= 3 ? enumerate(omitted) : count(omitted.length, 'namespace');
    notes.push([
      `There is no room for all workloads in one table: ${names} ${omitted.length === 1 ? 'is' : 'are'} left out. The namespace that the cursor is in is always shown where it has room.`,
    ]);
  }
  return notes;
}
