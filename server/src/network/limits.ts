import { isComplete } from '../base/completeness.ts';
import type { Direction, NetworkPolicy } from '../kubernetes/networkPolicy.ts';
import { type Endpoint, isKnown, type KnownPods, type Pods } from './endpoints.ts';
import { type AppliedPolicy, isolatingPolicies } from './isolation.ts';
import type { SideVerdict } from './sideVerdict.ts';
import type { World } from './world.ts';

/** What limits some pods in one direction; shared by all pods for which it is the same. */
export interface Limit {
  readonly policies: readonly AppliedPolicy[];
  /** Whether all policies of the namespace are here. */
  readonly complete: boolean;
  /** A rule for everyone means other ports on each destination, because it names them. */
  readonly variesByDestination: boolean;
  /** The verdict on every peer that no rule names, once it is known. */
  unnamed: SideVerdict | undefined;
  /** The verdicts on peers that rules name, as far as they were asked for. */
  readonly named: Map<Endpoint, SideVerdict>;
}

interface Limits {
  readonly byPods: Readonly<Record<Direction, Map<KnownPods, Limit>>>;
  readonly byText: Map<string, Limit>;
  readonly policyNumbers: Map<NetworkPolicy, number>;
}

const limitsOf = new WeakMap<World, Limits>();

export function limitOf(world: World, pods: Pods, direction: Direction): Limit {
  if (!isKnown(pods)) return build(world, pods, isolatingPolicies(world, pods, direction), direction);
  const limits = limitsOf.get(world) ?? {
    byPods: { ingress: new Map(), egress: new Map() },
    byText: new Map(),
    policyNumbers: new Map(),
  };
  limitsOf.set(world, limits);
  const known = limits.byPods[direction].get(pods);
  if (known !== undefined) return known;
  const policies = isolatingPolicies(world, pods, direction);
  const text = textOf(limits, pods, policies, direction);
  const limit = limits.byText.get(text) ?? build(world, pods, policies, direction);
  limits.byText.set(text, limit);
  limits.byPods[direction].set(pods, limit);
  return limit;
}

function build(
  world: World,
  { namespace }: Pods,
  policies: readonly AppliedPolicy[],
  direction: Direction,
): Limit {
  return {
    policies,
    complete: namespace.name !== undefined && isComplete(world.completeness.policies, namespace.name),
    variesByDestination: direction === 'egress' && policies.some(({ policy }) => namesPortsForAnyone(policy)),
    unnamed: undefined,
    named: new Map(),
  };
}

function namesPortsForAnyone({ egress }: NetworkPolicy): boolean {
  return egress.some(
    ({ peers, ports }) =>
      (peers.length === 0 || peers.some(({ kind }) => kind === 'unreadable')) &&
      ports.some(({ numbers }) => numbers.kind === 'named'),
  );
}

/** Equal for pods whose verdicts are the same: same namespace, same policies and, where rules name ports, same ports. */
function textOf(
  { policyNumbers }: Limits,
  { namespace, hostNetwork, ports }: KnownPods,
  policies: readonly AppliedPolicy[],
  direction: Direction,
): string {
  const parts = [direction, namespace.name, String(hostNetwork)];
  for (const { policy, match } of policies) {
    const number = policyNumbers.get(policy) ?? policyNumbers.size;
    policyNumbers.set(policy, number);
    parts.push(`${number}${match}`);
  }
  const named =
    direction === 'ingress' &&
    policies.some(({ policy }) =>
      policy.ingress.some((rule) => rule.ports.some(({ numbers }) => numbers.kind === 'named')),
    );
  if (named) parts.push(...ports.map(({ name, number, protocol }) => `${name} ${number} ${protocol}`));
  return parts.join('\n');
}
