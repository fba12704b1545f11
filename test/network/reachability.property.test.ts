import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NetworkPolicy } from '../../server/src/kubernetes/networkPolicy.ts';
import type { KubernetesObject, Workload } from '../../server/src/kubernetes/objects.ts';
import type { AddressSet } from '../../server/src/network/addresses.ts';
import type { Endpoint } from '../../server/src/network/endpoints.ts';
import { hasPort, samePorts } from '../../server/src/network/ports.ts';
import { connection } from '../../server/src/network/reachability.ts';
import type { SideVerdict } from '../../server/src/network/sideVerdict.ts';
import { buildWorld, closed, type World } from '../../server/src/network/world.ts';
import { interestingAddresses, interestingPorts, objects, protocols } from '../support/randomWorlds.ts';
import {
  appliesTo,
  ruleAllows,
  type SlowAddress,
  type SlowConnection,
  type SlowEnd,
  type SlowWorld,
  sideAllows,
  slowAllowed,
} from '../support/slowReachability.ts';

const runs = 400;

it('allows what the slow twin allows, between pods and with addresses, and is sure of it', () => {
  fc.assert(
    fc.property(objects, (all) => {
      const world = closedWorld(all);
      const slow: SlowWorld = { objects: all, defaultNamespace: 'default' };
      for (const [source, destination] of pairs(all)) {
        const found = connection(world, endpoint(world, source), endpoint(world, destination));
        expect(samePorts(found.surely, found.possibly)).toBe(true);
        for (const { protocol, port } of everyPort()) {
          const wanted = slowAllowed(slow, { source, destination, protocol, port });
          if (hasPort(found.surely, protocol, port) !== wanted) {
            throw new Error(
              `${name(source)} => ${name(destination)} ${protocol} ${port}: should be ${wanted}`,
            );
          }
        }
      }
    }),
    { numRuns: runs },
  );
}, 60_000);

it('names for all that a limited side allows the rules that allow it, and no others', () => {
  fc.assert(
    fc.property(objects, (all) => {
      const world = closedWorld(all);
      const slow: SlowWorld = { objects: all, defaultNamespace: 'default' };
      for (const [source, destination] of pairs(all)) {
        const { egress, ingress } = connection(world, endpoint(world, source), endpoint(world, destination));
        for (const side of [egress, ingress]) {
          if (side === undefined) continue;
          checkProvenance(slow, side, source, destination);
        }
      }
    }),
    { numRuns: runs },
  );
}, 60_000);

function checkProvenance(
  slow: SlowWorld,
  { direction, policies, grants }: SideVerdict,
  source: SlowEnd,
  destination: SlowEnd,
): void {
  const pod = direction === 'egress' ? source : destination;
  if (pod.kind === 'Address') return;
  const isolating = slow.objects.filter(
    (object): object is NetworkPolicy =>
      object.kind === 'NetworkPolicy' && object.isolates[direction] && appliesTo(slow, object, pod),
  );
  expect(policies.map(({ policy }) => policy)).toEqual(isolating);
  const parts = grants.flatMap((grant) => grant.ports.map((item) => ({ grant, item })));
  for (const tried of everyPort()) {
    const attempt = { source, destination, ...tried };
    const naming = parts.filter(({ item }) => hasPort(item.surely, tried.protocol, tried.port));
    for (const { grant, item } of naming) {
      // the rule cut down to what is named must still allow it
      const peers = grant.peer === undefined ? [] : [grant.peer];
      const ports = item.port === undefined ? [] : [item.port];
      const belongs = isolating.includes(grant.policy) && grant.policy[direction].includes(grant.rule);
      if (!belongs || !ruleAllows(slow, grant.policy, { ...grant.rule, peers, ports }, direction, attempt)) {
        throw new Error(`${grant.rule.origin.object} ${grant.rule.origin.path} does not allow ${tried.port}`);
      }
    }
    if ((isolating.length === 0 || naming.length > 0) !== sideAllows(slow, direction, attempt)) {
      throw new Error(`${direction} ${tried.protocol} ${tried.port}: named by ${naming.length} rules`);
    }
  }
}

function closedWorld(all: readonly KubernetesObject[]): World {
  return buildWorld(all, { defaultNamespace: 'default', completeness: closed });
}

function* pairs(all: readonly KubernetesObject[]): Generator<readonly [SlowEnd, SlowEnd]> {
  const workloads = all.filter((object): object is Workload => object.kind === 'Workload');
  for (const source of workloads) {
    for (const destination of workloads) yield [source, destination];
    for (const address of interestingAddresses) {
      yield [source, address];
      yield [address, source];
    }
  }
}

function* everyPort(): Generator<Pick<SlowConnection, 'protocol' | 'port'>> {
  for (const protocol of protocols) for (const port of interestingPorts) yield { protocol, port };
}

function endpoint(world: World, end: SlowEnd): Endpoint {
  if (end.kind === 'Address') return { kind: 'addresses', set: single(end) };
  const pods = world.cluster.podsOf.get(end);
  if (pods === undefined) throw new Error(`${end.name} is not in the world`);
  return pods;
}

function single({ family, value }: SlowAddress): AddressSet {
  return family === 4
    ? { ipv4: [{ first: Number(value), last: Number(value) }], ipv6: [] }
    : { ipv4: [], ipv6: [{ first: value, last: value }] };
}

function name(end: SlowEnd): string {
  return end.kind === 'Address' ? end.value.toString(16) : end.name;
}
