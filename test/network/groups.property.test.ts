import fc from 'fast-check';
import { it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import type { Direction } from '../../server/src/kubernetes/networkPolicy.ts';
import type { KubernetesObject, Workload } from '../../server/src/kubernetes/objects.ts';
import {
  type AddressSet,
  isAddressSubset,
  noAddresses,
  overlapsAddresses,
  unionAddresses,
} from '../../server/src/network/addresses.ts';
import type { Endpoint, KnownPods, Pods } from '../../server/src/network/endpoints.ts';
import { type Fate, fateOf, subjectOf } from '../../server/src/network/lanes/fate.ts';
import type { Lane } from '../../server/src/network/lanes/lane.ts';
import { laneOf } from '../../server/src/network/lanes/laneOf.ts';
import { formatPorts } from '../../server/src/network/ports.ts';
import { buildWorld, closed, type World } from '../../server/src/network/world.ts';
import { mask } from '../support/masks.ts';
import { interestingAddresses, objects } from '../support/randomWorlds.ts';

const dice = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 50, maxLength: 50 });

it('puts every workload and every address in one group that fares as it does', () => {
  fc.assert(
    fc.property(objects, dice, fc.boolean(), (all, throws, partial) => {
      const world = partial
        ? maskedWorld(all, throws)
        : buildWorld(all, { defaultNamespace: 'default', completeness: closed });
      const { pods } = world.cluster;
      const subjects = [...pods.map((one): readonly KnownPods[] => [one]), pods];
      for (const subject of subjects) {
        for (const direction of ['ingress', 'egress'] as const)
          checkLane(world, finish(laneOf(world, subject, direction)));
      }
    }),
    { numRuns: 2000 },
  );
}, 300_000);

function maskedWorld(all: readonly KubernetesObject[], throws: readonly number[]): World {
  let question = 0;
  const { objects: hidden, completeness } = mask(all, () => throws[question++ % throws.length] === 0);
  const withNodes = hidden.map((object) =>
    object.kind === 'Workload' && throws[question++ % throws.length] === 0
      ? ({ ...object, hostNetwork: true } satisfies Workload)
      : object,
  );
  return buildWorld(withNodes, { defaultNamespace: 'default', completeness });
}

function checkLane(world: World, lane: Lane): void {
  const { direction, subject, rest } = lane;
  const seen = new Map<KnownPods, Fate>();
  for (const group of [...lane.pods, rest]) {
    for (const member of group.members) {
      if (seen.has(member)) throw new Error(`${member.listedAs.id} is in two groups`);
      seen.set(member, group.fate);
    }
  }
  for (const pods of world.cluster.pods) {
    const fate = seen.get(pods);
    if (fate !== undefined) compare(world, subject, direction, pods, fate);
    else if (subject.length !== 1 || subject[0] !== pods)
      throw new Error(`${pods.listedAs.id} is in no group`);
  }
  let covered: AddressSet = noAddresses;
  for (const { set } of lane.addresses) {
    if (overlapsAddresses(covered, set)) throw new Error('two groups share an address');
    covered = unionAddresses([covered, set]);
  }
  for (const { family, value } of interestingAddresses) {
    const one: AddressSet =
      family === 4
        ? { ipv4: [{ first: Number(value), last: Number(value) }], ipv6: [] }
        : { ipv4: [], ipv6: [{ first: value, last: value }] };
    const group = lane.addresses.find(({ set }) => isAddressSubset(one, set));
    compare(world, subject, direction, { kind: 'addresses', set: one }, group?.fate ?? rest.fate);
  }
}

function compare(
  world: World,
  subject: readonly Pods[],
  direction: Direction,
  end: Endpoint,
  grouped: Fate,
): void {
  const alone = fateOf(world, subjectOf(world, subject), direction, end);
  // a named port in a rule for everyone is possible for a stranger, and not for an address
  const parts =
    end.kind === 'pods' ? (['surely', 'somewhere', 'possibly'] as const) : (['surely', 'somewhere'] as const);
  for (const part of parts) {
    if (formatPorts(alone[part]) !== formatPorts(grouped[part])) {
      throw new Error(
        `${part}: ${formatPorts(alone[part])} alone, ${formatPorts(grouped[part])} in its group`,
      );
    }
  }
}
