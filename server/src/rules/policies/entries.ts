import type { Environment } from '../../assembly/environment.ts';
import type { Direction, NetworkPolicy, PolicyPeer, PolicyRule } from '../../kubernetes/networkPolicy.ts';
import { coversPeer, coversSubject } from '../../network/covering.ts';
import type { KnownNamespace } from '../../network/endpoints.ts';
import { mayBeWider } from '../../network/widerPolicies.ts';
import { namespaceNameOf } from '../../network/world.ts';
import { coversPorts, type WrittenPorts, writtenPorts } from '../../network/writtenPorts.ts';

/** What one item of `from` or `to` allows. */
export interface Entry {
  readonly policy: NetworkPolicy;
  readonly rule: PolicyRule;
  /** Undefined: everyone. */
  readonly peer: PolicyPeer | undefined;
  readonly ports: WrittenPorts;
}

interface PolicyEntries {
  readonly ingress: readonly Entry[];
  readonly egress: readonly Entry[];
}

const cache = new WeakMap<NetworkPolicy, PolicyEntries>();

/**
 * All that a policy allows in one direction, in the order of its text; not what a misspelled key or a field
 * without content leaves in doubt.
 */
export function entriesOf(policy: NetworkPolicy, direction: Direction): readonly Entry[] {
  const known = cache.get(policy) ?? {
    ingress: readEntries(policy, policy.ingress),
    egress: readEntries(policy, policy.egress),
  };
  cache.set(policy, known);
  return known[direction];
}

function readEntries(policy: NetworkPolicy, rules: readonly PolicyRule[]): readonly Entry[] {
  return rules.flatMap((rule) => (isClear(policy, rule) ? entriesOfRule(policy, rule) : []));
}

/** All that a rule allows as it is written, clear or not. */
export function entriesOfRule(policy: NetworkPolicy, rule: PolicyRule): readonly Entry[] {
  const ports = writtenPorts(rule.ports);
  const peers: readonly (PolicyPeer | undefined)[] = rule.peers.length === 0 ? [undefined] : rule.peers;
  return peers.map((peer) => ({ policy, rule, peer, ports }));
}

/** Whether a rule means what it says: no key of it is misspelled, and no field without content. */
export function isClear({ emptyFields }: NetworkPolicy, rule: PolicyRule): boolean {
  const isLeftEmpty = emptyFields?.some(
    ({ field, origin }) => field !== 'rules' && origin.path.startsWith(rule.origin.path),
  );
  return rule.hasUnknownKey !== true && isLeftEmpty !== true;
}

/** Whether an entry allows all that another one allows, of the same or of another policy of the namespace. */
export function coversEntry(wide: Entry, narrow: Entry, home: KnownNamespace): boolean {
  return coversPorts(wide.ports, narrow.ports) && coversPeer(wide.peer, narrow.peer, home);
}

/**
 * The other policies of the namespace that limit, in a direction, all pods to which a policy applies. Not those that the
 * API server refuses, that are the same object, or of which the cluster may hold another state.
 */
export function policiesAround(
  { world, refusals }: Environment,
  policy: NetworkPolicy,
  direction: Direction,
): readonly NetworkPolicy[] {
  if (world.rivals.has(policy)) return [];
  const others = world.policies.get(namespaceNameOf(world, policy)) ?? [];
  return mayBeWider(others, policy).filter(
    (other) =>
      other !== policy &&
      (other.name !== policy.name || other.name === '') &&
      !world.rivals.has(other) &&
      coversSubject(other, policy, direction) &&
      !refusals.isRefused(other),
  );
}

/** What an answer about a policy depends on that has to do with the policies around it. */
export function surroundingsOf(policy: NetworkPolicy, environment: Environment): readonly unknown[] {
  const { world } = environment;
  const namespace = namespaceNameOf(world, policy);
  return [world.policies.get(namespace), refusedIn(environment, namespace), world.defaultNamespace];
}

const refused = new WeakMap<Environment, Map<string, string>>();

/** Which of a namespace's policies the API server refuses, as one text. */
function refusedIn(environment: Environment, namespace: string): string {
  const known = refused.get(environment) ?? new Map<string, string>();
  refused.set(environment, known);
  const { world, refusals } = environment;
  const text =
    known.get(namespace) ??
    (world.policies.get(namespace) ?? []).map((policy) => (refusals.isRefused(policy) ? 'x' : '-')).join('');
  known.set(namespace, text);
  return text;
}

/** Of two policies that say the same one is told to be too much: this one, or the other. */
export function standsBefore(left: NetworkPolicy, right: NetworkPolicy): boolean {
  const [first, second] = [left, right].map(({ name, origin }) => `${name} ${origin.object}`);
  return (first ?? '') < (second ?? '');
}
