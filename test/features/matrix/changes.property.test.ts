import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { matrixChanges } from '../../../server/src/features/matrix/matrixChanges.ts';
import { overlapsAddresses } from '../../../server/src/network/addresses.ts';
import { connections } from '../../../server/src/network/connections.ts';
import { listedAddresses, listedPods } from '../../../server/src/network/listing.ts';
import { connectionTable } from '../../../server/src/network/table/table.ts';
import type { World } from '../../../server/src/network/world.ts';
import type { MatrixChange } from '../../../server/src/protocol/matrix.ts';
import { seeded } from '../../support/random.ts';
import { editManifests, randomManifests } from '../../support/randomManifests.ts';
import { engineWorld } from '../../support/twinWorld.ts';

const starts = process.env['CI'] === undefined ? 20 : 300;
const edits = 2;

describe('the changes that a matrix marks, on random edits of random worlds', () => {
  it('are the pairs of which the lists of connections before and after tell otherwise', () => {
    let marked = 0;
    for (let seed = 1; seed <= starts; seed++) {
      const random = seeded(seed);
      const first = randomManifests(random);
      const before = engineWorld(first);
      let manifests = first;
      let after = before;
      for (let edit = 0; edit < edits; edit++) {
        manifests = editManifests(random, manifests);
        after = engineWorld(manifests, after);
        marked += checkChanges(before, after, `seed ${seed}, edit ${edit}`);
      }
    }
    expect(marked).toBeGreaterThan(starts);
  }, 600_000);
});

/** @returns how many pairs of workloads are marked */
function checkChanges(before: World, after: World, where: string): number {
  const table = finish(connectionTable(after, undefined));
  const { list } = finish(matrixChanges({ name: 'before', world: before }, after, table)) ?? {};
  if (list === undefined) throw new Error(`${where}: more changes than can be marked`);
  const [was, is] = [surelyListed(before), surelyListed(after)];
  const pods = listedPods(after.cluster).map(({ id }) => id);
  let marked = 0;
  for (const from of pods) {
    for (const to of pods.filter((id) => id !== from)) {
      const changes = list.filter((change) => change.from.includes(from) && change.to.includes(to));
      const [old, fresh] = [was.get(`${from} ${to}`), is.get(`${from} ${to}`)];
      expect(changes.length, `${where}: ${from} to ${to}`).toBe(old === fresh ? 0 : 1);
      const [change] = changes;
      if (change === undefined) continue;
      marked++;
      expect(wordsOf(change), `${where}: ${from} to ${to}`).toBe(old ?? 'none');
      if (fresh === undefined) expect(change.what).toBe('lost');
      if (old === undefined) expect(change.what).toBe('gained');
    }
  }
  const leaving = table.destinations.flatMap((group) => (group.kind === 'addresses' ? group.ends : []));
  for (const run of listedAddresses(after, 'egress')) {
    const end = leaving.find(({ set }) => overlapsAddresses(set, run.set));
    if (end === undefined) throw new Error(`${where}: ${run.id} is in no column`);
    for (const from of pods) {
      const old = listedAddresses(before, 'egress').filter(({ set }) => overlapsAddresses(set, run.set));
      const isOtherwise = old.some(({ id }) => was.get(`${from} ${id}`) !== is.get(`${from} ${run.id}`));
      const isMarked = list.some((change) => change.from.includes(from) && change.to.includes(end.id));
      if (isOtherwise) expect(isMarked, `${where}: ${from} to ${run.id}`).toBe(true);
    }
  }
  return marked;
}

function surelyListed(world: World): ReadonlyMap<string, string> {
  return new Map(
    connections(world)
      .filter(({ certainty }) => certainty === 'surely')
      .map(({ src, dst, conn }) => [`${src} ${dst}`, conn]),
  );
}

/** What was allowed before in the notation of the list. */
function wordsOf({ text }: MatrixChange): string {
  if (text === 'was allowed') return 'All Connections';
  return text.startsWith('was allowed on ')
    ? text.slice('was allowed on '.length).replaceAll(', ', ',')
    : 'none';
}
