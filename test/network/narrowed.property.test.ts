import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { isKnown, type KnownPods } from '../../server/src/network/endpoints.ts';
import { policiesOf } from '../../server/src/network/isolation.ts';
import { laneOf } from '../../server/src/network/lanes/laneOf.ts';
import { narrowLane } from '../../server/src/network/lanes/narrowed.ts';
import { formatPorts, noPorts, type PortSet, unionPorts } from '../../server/src/network/ports.ts';
import { connection } from '../../server/src/network/reachability.ts';
import type { World } from '../../server/src/network/world.ts';
import { seeded } from '../support/random.ts';
import { randomManifests } from '../support/randomManifests.ts';
import { engineWorld } from '../support/twinWorld.ts';

const worlds = process.env['CI'] === undefined ? 30 : 200;

describe('what rules let through by themselves, on random worlds', () => {
  it('adds up to what the policies let through, each pod in one place', () => {
    let compared = 0;
    for (let seed = 1; seed <= worlds; seed++) {
      const world = engineWorld(randomManifests(seeded(seed)));
      for (const pods of world.cluster.pods) {
        for (const direction of ['ingress', 'egress'] as const) {
          compared += checkLane(world, pods, direction, `seed ${seed}: ${direction} ${pods.listedAs.id}`);
        }
      }
    }
    expect(compared).toBeGreaterThan(60);
  });
});

/** @returns how many peers were compared */
function checkLane(world: World, pods: KnownPods, direction: 'ingress' | 'egress', name: string): number {
  const lane = finish(laneOf(world, [pods], direction));
  const sums = new Map<KnownPods, PortSet>();
  for (const { policy } of policiesOf(world, pods)) {
    for (const rule of policy[direction]) {
      const whole = partsOf(rule);
      const added = new Map<KnownPods, PortSet>();
      for (const part of whole) {
        for (const [peer, ports] of narrowed(world, pods, lane, part, name)) {
          added.set(peer, unionPorts(added.get(peer) ?? noPorts, ports));
        }
      }
      for (const [peer, ports] of narrowed(world, pods, lane, { rule, peer: undefined }, name)) {
        expect(formatPorts(ports), name).toBe(formatPorts(added.get(peer) ?? noPorts));
        sums.set(peer, unionPorts(sums.get(peer) ?? noPorts, ports));
      }
    }
  }
  let compared = 0;
  for (const peer of lane.pods.flatMap(({ members }) => members)) {
    const item = direction === 'ingress' ? connection(world, peer, pods) : connection(world, pods, peer);
    const side = direction === 'ingress' ? item.ingress : item.egress;
    if (side?.isolated !== 'yes') continue;
    compared++;
    expect(formatPorts(sums.get(peer) ?? noPorts), `${name} with ${peer.listedAs.id}`).toBe(
      formatPorts(item.surely),
    );
  }
  return compared;
}

type Part = Parameters<typeof narrowLane>[3];

function partsOf(rule: Part['rule']): readonly Part[] {
  return rule.peers.length === 0 ? [{ rule, peer: undefined }] : rule.peers.map((peer) => ({ rule, peer }));
}

/** What a part surely lets through of each pod that the lane names. */
function narrowed(
  world: World,
  pods: KnownPods,
  lane: Parameters<typeof narrowLane>[2],
  part: Part,
  name: string,
): ReadonlyMap<KnownPods, PortSet> {
  const found = finish(narrowLane(world, [pods], lane, part));
  const all = [...found.pods.flatMap(({ members }) => members), ...found.rest.members].filter(isKnown);
  const before = [...lane.pods.flatMap(({ members }) => members), ...lane.rest.members];
  expect(new Set(all), name).toEqual(new Set(before));
  expect(all.length, name).toBe(before.length);
  return new Map(
    found.pods.flatMap(({ members, fate }) => members.map((one) => [one, fate.surely] as const)),
  );
}
