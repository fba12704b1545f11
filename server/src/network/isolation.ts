import type { Direction, NetworkPolicy } from '../kubernetes/networkPolicy.ts';
import type { Pods } from './endpoints.ts';
import { reachOf } from './peerReach.ts';
import { subjectOf } from './selected.ts';
import { type Match, matchSelector } from './selectors.ts';
import { namespaceNameOf, type World } from './world.ts';

/** A policy that selects some pods, surely or possibly. */
export interface AppliedPolicy {
  readonly policy: NetworkPolicy;
  readonly match: Exclude<Match, 'no'>;
}

type Applied = ReadonlyMap<Pods, readonly AppliedPolicy[]>;

const applied = new WeakMap<World, Map<string, Applied>>();

/** The policies that select some pods, whatever their direction, in the order of the files. */
export function policiesOf(world: World, pods: Pods): readonly AppliedPolicy[] {
  const name = pods.namespace.name;
  if (name === undefined) return [];
  const policies = world.policies.get(name) ?? [];
  if (policies.length === 0) return [];
  if (pods.workload === undefined) return matching(world, policies, pods);
  const byNamespace = applied.get(world) ?? new Map<string, Applied>();
  applied.set(world, byNamespace);
  const known = byNamespace.get(name);
  if (known !== undefined) return known.get(pods) ?? [];
  const computed = applyAll(world, policies);
  byNamespace.set(name, computed);
  return computed.get(pods) ?? [];
}

/** The policies that limit some pods in one direction. */
export function isolatingPolicies(world: World, pods: Pods, direction: Direction): readonly AppliedPolicy[] {
  return limitingAmong(policiesOf(world, pods), direction);
}

/** Those of the policies that apply to some pods which limit them in one direction. */
export function limitingAmong(all: readonly AppliedPolicy[], direction: Direction): readonly AppliedPolicy[] {
  if (all.every(({ policy }) => policy.isolates[direction])) return all;
  return all.flatMap((applied): readonly AppliedPolicy[] => {
    if (applied.policy.isolates[direction]) return [applied];
    return applied.policy.mayIsolateMore ? [{ ...applied, match: 'possibly' }] : [];
  });
}

/** The policies that limit any of some pods in one direction, each once. */
export function limitingPolicies(
  world: World,
  subject: readonly Pods[],
  direction: Direction,
): readonly NetworkPolicy[] {
  const policies = new Set<NetworkPolicy>();
  for (const pods of subject) {
    for (const { policy } of isolatingPolicies(world, pods, direction)) policies.add(policy);
  }
  return [...policies];
}

function matching(world: World, policies: readonly NetworkPolicy[], pods: Pods): readonly AppliedPolicy[] {
  return policies.flatMap((policy) => {
    const match = matchSelector(policy.podSelector, pods.labels);
    return match === 'no' ? [] : [{ policy, match: world.rivals.has(policy) ? 'possibly' : match }];
  });
}

function applyAll(world: World, policies: readonly NetworkPolicy[]): Applied {
  const result = new Map<Pods, AppliedPolicy[]>();
  const add = (pods: Pods, item: AppliedPolicy) => {
    const list = result.get(pods);
    if (list === undefined) result.set(pods, [item]);
    else list.push(item);
  };
  for (const policy of policies) {
    const { surely, possibly } = reachOf(world, namespaceNameOf(world, policy), subjectOf(policy)).selection;
    const match = world.rivals.has(policy) ? 'possibly' : 'yes';
    for (const pods of surely) add(pods, { policy, match });
    for (const pods of possibly) add(pods, { policy, match: 'possibly' });
  }
  return result;
}
