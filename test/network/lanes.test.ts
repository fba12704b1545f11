import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { matrixOf } from '../../server/src/network/classes/matrix.ts';
import {
  connectionsOf,
  type Fate,
  fateFrom,
  fateOf,
  subjectOf,
} from '../../server/src/network/lanes/fate.ts';
import { laneOf } from '../../server/src/network/lanes/laneOf.ts';
import { OwnSides } from '../../server/src/network/lanes/ownSides.ts';
import { type PeerSides, peerSidesOf } from '../../server/src/network/lanes/peerSides.ts';
import { SideKeys } from '../../server/src/network/lanes/sideKeys.ts';
import { formatPorts, noPorts } from '../../server/src/network/ports.ts';
import { connectionOf } from '../../server/src/network/reachability.ts';
import type { SideVerdict } from '../../server/src/network/sideVerdict.ts';
import type { World } from '../../server/src/network/world.ts';
import { seeded } from '../support/random.ts';
import { editManifests, randomManifests } from '../support/randomManifests.ts';
import { engineWorld } from '../support/twinWorld.ts';
import { edited, podNamed, worldAfter } from './support/edits.ts';

const starts = process.env['CI'] === undefined ? 10 : 200;

it('lanes after random edits are those of a world that was built at once', () => {
  for (let seed = 1; seed <= starts; seed++) {
    const random = seeded(seed);
    let manifests = randomManifests(random);
    let world = engineWorld(manifests);
    lanesIn(world);
    for (let edit = 0; edit < 3; edit++) {
      manifests = editManifests(random, manifests);
      world = engineWorld(manifests, world);
      expect(lanesIn(world), `seed ${seed}`).toEqual(lanesIn(engineWorld(manifests)));
    }
  }
}, 120_000);

/** The lanes of each workload, and of all of them, in words. */
function lanesIn(world: World): readonly unknown[] {
  const { pods } = world.cluster;
  return [...pods.map((one) => [one]), pods].flatMap((subject) =>
    (['ingress', 'egress'] as const).map((direction) => {
      const lane = finish(laneOf(world, subject, direction));
      return {
        pods: lane.pods.map(({ members, fate }) => [members.map(({ listedAs }) => listedAs.id), words(fate)]),
        addresses: lane.addresses.map(({ set, fate }) => [set, words(fate)]),
        rest: [lane.rest.members.map(({ listedAs }) => listedAs.id), words(lane.rest.fate)],
      };
    }),
  );
}

function words(fate: Fate): unknown {
  const { surely, somewhere, possibly, blockedBy } = fate;
  const sides = connectionsOf(fate).map(({ egress, ingress }) => [sideWords(egress), sideWords(ingress)]);
  return [sides, formatPorts(surely), formatPorts(somewhere), formatPorts(possibly), blockedBy];
}

function sideWords(side: SideVerdict | undefined): unknown {
  const grants = side?.grants.map(({ policy, rule, match, possibly }) =>
    [policy.name, rule.origin.path, match, formatPorts(possibly)].join(),
  );
  return side && [side.isolated, side.policies.map(({ policy }) => policy.name), grants, side.notes];
}

it('the example of a fate is the surest of its connections', () => {
  const world = edited.before();
  const pods = [podNamed(world, 'n0', 'a'), podNamed(world, 'n0', 'b')];
  const [possible, sure] = pods.map((one) => connectionOf(one, one, undefined, undefined));
  if (possible === undefined || sure === undefined) throw new Error('there are two pods');
  const connections = [{ ...possible, surely: noPorts }, sure];
  expect(fateFrom(subjectOf(world, pods), 'ingress', connections).example).toBe(sure);
});

describe('an edit of a policy asks again', () => {
  const before = edited.before();
  const subject = (world: World) => subjectOf(world, [podNamed(world, 'n0', 'b')]);
  const sidesOf = (world: World): PeerSides => peerSidesOf(world, subject(world), 'ingress');
  /** What the peers of a class say about the subject. */
  const said = (world: World, namespace: string, app: string) => {
    const { limits, classOf } = matrixOf(world);
    const pods = podNamed(world, namespace, app);
    const limit = limits.egress[classOf(pods).number];
    if (limit === undefined) throw new Error('every class has a limit');
    return sidesOf(world).of(world, limit, pods, subject(world));
  };

  it('the peers whose limits it touched, and no others', () => {
    const old = edited.apps.map((app) => said(before, 'n0', app));
    const after = worldAfter(before, edited.otherPeer);
    const fresh = edited.apps.map((app) => said(after, 'n0', app));
    expect(edited.apps.filter((_, index) => old[index] !== fresh[index])).toEqual([edited.selected]);
  });

  it('and keeps one list of members of a group for as long as it has the same ones', () => {
    const membersIn = (world: World) =>
      finish(laneOf(world, subject(world).pods, 'ingress')).pods.map(({ members }) => members);
    const old = membersIn(before);
    const after = membersIn(worldAfter(before, edited.otherPeer));
    expect(after.length).toBe(old.length - 1);
    expect(after.every((members) => old.includes(members))).toBe(true);
    const back = membersIn(before);
    expect(back.filter((members) => after.includes(members)).length).toBe(after.length);
  });

  it('and of peers that the rules of a subject treat alike one', () => {
    const stranger = fateOf(before, subject(before), 'ingress', { kind: 'anyone' });
    const own = new OwnSides(before, subject(before), 'ingress', stranger, new SideKeys());
    const { classOf } = matrixOf(before);
    const about = before.cluster.pods.map((pods) => own.about(classOf(pods).number, pods));
    // those whom no rule names, the application that both do, and the two that one of them does
    expect(new Set(about).size).toBe(3);
  });

  it('and forgets the subject that was looked at longest ago', () => {
    const first = sidesOf(before);
    const look = (app: string, direction: 'ingress' | 'egress') =>
      peerSidesOf(before, subjectOf(before, [podNamed(before, 'n1', app)]), direction);
    for (const app of ['a', 'c', 'd'])
      for (const direction of ['ingress', 'egress'] as const) look(app, direction);
    expect(sidesOf(before)).toBe(first);
    for (const app of edited.apps)
      for (const direction of ['ingress', 'egress'] as const) look(app, direction);
    expect(sidesOf(before)).not.toBe(first);
  });
});
