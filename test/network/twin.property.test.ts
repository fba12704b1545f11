import { describe, expect, it } from 'vitest';
import type { Protocol } from '../../server/src/kubernetes/networkPolicy.ts';
import { overlapsAddresses } from '../../server/src/network/addresses.ts';
import { type ChangedEnd, changesBetween } from '../../server/src/network/changes/changes.ts';
import { connections } from '../../server/src/network/connections.ts';
import { hasPort, noPorts, type PortSet, samePorts } from '../../server/src/network/ports.ts';
import { connection } from '../../server/src/network/reachability.ts';
import type { SideVerdict } from '../../server/src/network/sideVerdict.ts';
import type { World } from '../../server/src/network/world.ts';
import { matrixVerdict } from '../support/matrixVerdict.ts';
import { type Random, seeded } from '../support/random.ts';
import { addresses, editManifests, ports, protocols, randomManifests } from '../support/randomManifests.ts';
import {
  isAddress,
  isolating,
  type SlowAddress,
  type SlowEnd,
  type SlowManifest,
  sideAllows,
  slowAllowed,
  slowReasons,
} from '../support/slowReachability.ts';
import { endpointOf, engineWorld, nameOf, policyOf, single, workloadsIn } from '../support/twinWorld.ts';

/** Each start is edited so many times: together more than 2,000 worlds in CI, and a taste of them at a desk. */
const starts = process.env['CI'] === undefined ? 60 : 600;
const edits = 3;

describe('the engine and its slow twin, on random worlds and random edits of them', () => {
  it('agree on what is allowed, by whom, and on what an edit changes', () => {
    for (let seed = 1; seed <= starts; seed++) {
      const random = seeded(seed);
      let manifests = randomManifests(random);
      let world = engineWorld(manifests);
      try {
        checkWorld(random, world, manifests);
        for (let edit = 0; edit < edits; edit++) {
          const next = editManifests(random, manifests);
          const nextWorld = engineWorld(next, world);
          checkWorld(random, nextWorld, next);
          expect(connections(nextWorld)).toEqual(connections(engineWorld(next)));
          checkChanges(random, [world, manifests], [nextWorld, next]);
          [world, manifests] = [nextWorld, next];
        }
      } catch (error) {
        throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
      }
    }
  }, 600_000);
});

function checkWorld(random: Random, world: World, manifests: readonly SlowManifest[]): void {
  for (const [source, destination] of pairsOf(random, manifests)) {
    const found = connection(world, endpointOf(world, source), endpointOf(world, destination));
    const listed = matrixVerdict(world, endpointOf(world, source), endpointOf(world, destination)).surely;
    expect(samePorts(found.surely, found.possibly)).toBe(true);
    for (const tried of attempts(random)) {
      const attempt = { source, destination, ...tried };
      const wanted = slowAllowed(manifests, attempt);
      const has = (set: PortSet): boolean => hasPort(set, tried.protocol, tried.port);
      if (has(found.surely) !== wanted || has(listed) !== wanted) {
        throw new Error(
          `${nameOf(source)} => ${nameOf(destination)} ${tried.protocol} ${tried.port}: should be ${wanted}`,
        );
      }
      for (const side of [found.egress, found.ingress]) {
        if (side !== undefined) checkReasons(manifests, side, attempt);
      }
    }
  }
}

interface Attempt {
  readonly source: SlowEnd;
  readonly destination: SlowEnd;
  readonly protocol: Protocol;
  readonly port: number;
}

/** The rules, peers and ports that a side names must be those that the twin finds, no more and no fewer. */
function checkReasons(
  manifests: readonly SlowManifest[],
  { direction, policies, grants, isolated }: SideVerdict,
  attempt: Attempt,
): void {
  const pod = direction === 'egress' ? attempt.source : attempt.destination;
  if (isAddress(pod)) throw new Error('an address has no side');
  const limiting = isolating(manifests, direction, pod);
  expect(policies.map(({ policy }) => policy)).toEqual(limiting.map(policyOf));
  expect(isolated).toBe(limiting.length > 0 ? 'yes' : 'no');
  const named = grants.flatMap((grant) =>
    grant.ports
      .filter((item) => hasPort(item.surely, attempt.protocol, attempt.port))
      .map((item) =>
        [grant.policy.name, grant.rule.origin.path, grant.peer?.origin.path, item.port?.origin.path].join(),
      ),
  );
  const list = direction === 'ingress' ? 'from' : 'to';
  const wanted = slowReasons(manifests, direction, attempt).map(({ policy, rule, peer, port }) => {
    const path = `spec.${direction}[${rule}]`;
    return [
      policy.metadata.name,
      path,
      peer === undefined ? undefined : `${path}.${list}[${peer}]`,
      port === undefined ? undefined : `${path}.ports[${port}]`,
    ].join();
  });
  expect(named.sort()).toEqual(wanted.sort());
  if ((limiting.length === 0 || named.length > 0) !== sideAllows(manifests, direction, attempt)) {
    throw new Error(`${direction}: named by ${named.length} rules`);
  }
}

/** Each pair of workloads, and each workload with an address, changes as the difference of both worlds says. */
function checkChanges(
  random: Random,
  [before, old]: readonly [World, readonly SlowManifest[]],
  [after, fresh]: readonly [World, readonly SlowManifest[]],
): void {
  const changes = changesBetween(before, after);
  const named = new Map([...workloadsIn(old), ...workloadsIn(fresh)].map((item) => [idOf(item), item]));
  const ends: readonly (SlowManifest | SlowAddress)[] = [
    ...named.values(),
    random.pick(addresses),
    random.pick(addresses),
  ];
  for (const source of ends) {
    for (const destination of ends) {
      if (isAddress(source) ? isAddress(destination) : idOf(source) === idOrText(destination)) continue;
      const was = verdictIn(before, old, source, destination);
      const is = verdictIn(after, fresh, source, destination);
      const found = changes.filter(
        (change) => holds(change.sources, source) && holds(change.destinations, destination),
      );
      const [change, ...others] = found;
      expect(others).toEqual([]);
      if (samePorts(was, is)) expect(change).toBeUndefined();
      else if (
        change === undefined ||
        !samePorts(change.before.surely, was) ||
        !samePorts(change.after.surely, is)
      ) {
        throw new Error(`${nameOf(source)} => ${nameOf(destination)}: the change is not told, or wrongly`);
      }
    }
  }
}

function holds(end: ChangedEnd, one: SlowEnd): boolean {
  if (isAddress(one)) return end.kind === 'addresses' && overlapsAddresses(end.set, single(one));
  return end.kind === 'pods' && end.groups.some(({ ids }) => ids.includes(idOf(one)));
}

/** What is allowed between two ends of which either may be absent. */
function verdictIn(
  world: World,
  manifests: readonly SlowManifest[],
  source: SlowEnd,
  destination: SlowEnd,
): PortSet {
  const present = (end: SlowEnd): SlowEnd | undefined =>
    isAddress(end) ? end : workloadsIn(manifests).find((item) => idOf(item) === idOf(end));
  const [from, to] = [present(source), present(destination)];
  if (from === undefined || to === undefined) return noPorts;
  return connection(world, endpointOf(world, from), endpointOf(world, to)).surely;
}

function* pairsOf(
  random: Random,
  manifests: readonly SlowManifest[],
): Generator<readonly [SlowEnd, SlowEnd]> {
  const workloads = workloadsIn(manifests);
  for (const source of workloads) {
    for (const destination of workloads) yield [source, destination];
    for (let times = 0; times < 3; times++) {
      yield [source, random.pick(addresses)];
      yield [random.pick(addresses), source];
    }
  }
}

function attempts(random: Random): readonly Pick<Attempt, 'protocol' | 'port'>[] {
  return protocols.flatMap((protocol) =>
    [random.pick(ports), random.pick(ports), random.pick(ports)].map((port) => ({ protocol, port })),
  );
}

function idOf({ kind, metadata }: SlowManifest): string {
  return `${metadata.namespace ?? 'default'}/${metadata.name}[${kind}]`;
}

function idOrText(end: SlowEnd): string {
  return isAddress(end) ? end.text : idOf(end);
}
