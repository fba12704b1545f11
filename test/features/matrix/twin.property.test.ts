import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { matrixModel } from '../../../server/src/features/matrix/matrixModel.ts';
import { overlapsAddresses } from '../../../server/src/network/addresses.ts';
import { connections } from '../../../server/src/network/connections.ts';
import { fateOf, subjectOf } from '../../../server/src/network/lanes/fate.ts';
import { listedAddresses, listedPods } from '../../../server/src/network/listing.ts';
import { connectionTable } from '../../../server/src/network/table/table.ts';
import type { World } from '../../../server/src/network/world.ts';
import type { MatrixVerdictEntry } from '../../../server/src/protocol/matrix.ts';
import { viewOf } from '../../support/caseWorld.ts';
import { MatrixCells } from '../../support/matrixCells.ts';
import { seeded } from '../../support/random.ts';
import { editManifests, randomManifests } from '../../support/randomManifests.ts';
import { engineWorld } from '../../support/twinWorld.ts';

const starts = process.env['CI'] === undefined ? 20 : 300;
const edits = 2;

describe('the matrix, on random worlds and random edits of them', () => {
  it('says of every pair what the list of connections says, and which side stops what the lanes say', () => {
    for (let seed = 1; seed <= starts; seed++) {
      const random = seeded(seed);
      let manifests = randomManifests(random);
      let world = engineWorld(manifests);
      try {
        checkWorld(world);
        for (let edit = 0; edit < edits; edit++) {
          manifests = editManifests(random, manifests);
          world = engineWorld(manifests, world);
          checkWorld(world);
        }
      } catch (error) {
        throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
      }
    }
  }, 600_000);
});

function checkWorld(world: World): void {
  const model = finish(matrixModel(viewOf(world), undefined, undefined, () => undefined));
  const cells = new MatrixCells(model);
  const listed = new Map(connections(world).map(({ src, dst, conn }) => [`${src} ${dst}`, conn]));
  const pods = listedPods(world.cluster);
  expect(
    cells.sources
      .filter(({ id }) => id.endsWith(']'))
      .map(({ id }) => id)
      .sort(),
  ).toEqual(pods.map(({ id }) => id).sort());
  for (const from of pods) {
    for (const to of pods) {
      if (from === to) continue;
      const entry = cells.at(from.id, to.id);
      expect(portsIn(entry), `${from.id} ${to.id}`).toBe(listed.get(`${from.id} ${to.id}`) ?? 'none');
      const [sender] = from.members;
      if (sender === undefined) continue;
      const { blockedBy } = fateOf(world, subjectOf(world, to.members), 'ingress', sender);
      const stops = { subject: 'the receiver', peer: 'the sender', ports: 'the two sides' };
      const said = entry?.verdict === 'half' ? entry.text : '';
      const wanted = blockedBy === undefined ? '' : stops[blockedBy];
      expect(said.startsWith(wanted) && (wanted !== '' || said === ''), `${from.id} ${to.id}: ${said}`).toBe(
        true,
      );
    }
  }
  checkAddresses(world, cells, listed);
}

/** Each listed run of addresses is in one row or column, which says of it what the list says. */
function checkAddresses(world: World, cells: MatrixCells, listed: ReadonlyMap<string, string>): void {
  const table = finish(connectionTable(world, undefined));
  for (const direction of ['ingress', 'egress'] as const) {
    const groups = direction === 'ingress' ? table.sources : table.destinations;
    const ends = groups.flatMap((group) => (group.kind === 'addresses' ? group.ends : []));
    for (const run of listedAddresses(world, direction)) {
      const [end, ...others] = ends.filter(({ set }) => overlapsAddresses(set, run.set));
      if (end === undefined || others.length > 0)
        throw new Error(`${run.id} is in ${others.length + 1} ends`);
      for (const { id } of listedPods(world.cluster)) {
        const [entry, key] =
          direction === 'ingress'
            ? [cells.at(end.id, id), `${run.id} ${id}`]
            : [cells.at(id, end.id), `${id} ${run.id}`];
        expect(portsIn(entry), key).toBe(listed.get(key) ?? 'none');
      }
    }
  }
}

/** The ports of a verdict of a closed world in the notation of the list. */
function portsIn(entry: MatrixVerdictEntry | undefined): string {
  if (entry?.verdict === 'allowed') return 'All Connections';
  return entry?.verdict === 'some' ? entry.text.replaceAll(', ', ',') : 'none';
}
