import type { LabelSelector } from '../../kubernetes/labels.ts';
import type { Direction, PolicyPort } from '../../kubernetes/networkPolicy.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { isolatingPolicies } from '../../network/isolation.ts';
import { isPortSubset, portRange } from '../../network/ports.ts';
import { sideVerdict } from '../../network/reachability.ts';
import { subjectsOf } from '../../network/selected.ts';
import { namespaceNameOf } from '../../network/world.ts';
import { twinRule } from '../../rules/policies/twinRule.ts';
import type { Draft } from './draft.ts';

/** The rule that another policy needs, so that what is written here comes about. */
export interface Twin {
  /** The policy that gets it, by its object's id and by its name. */
  readonly policy: string;
  readonly name: string;
  readonly direction: Direction;
  /** The pods of this side. */
  readonly subject: LabelSelector;
  /** Where they are, if not in the namespace of that policy. */
  readonly namespace: string | undefined;
  readonly ports: readonly PolicyPort[];
  /**
   * Whether the rule can be written there: not into a policy about every pod of its namespace, where it would allow more than
   * is meant, nor where there is no place for it.
   */
  readonly isWritable: boolean;
}

/** Of very many pods that a policy is about some are asked for all. */
const fewSubjects = 10;

/**
 * What the policies of the other side lack where a rule of this policy is to allow a port; undefined where nothing limits
 * that side, or it is allowed there already.
 * @param direction of the rule that is written here
 */
export function twinFor(
  { world, policy }: Draft,
  direction: Direction,
  other: KnownPods,
  port: PolicyPort,
): Twin | undefined {
  const { numbers, protocol } = port;
  if (world === undefined || protocol === undefined || numbers.kind !== 'range') return undefined;
  const facing: Direction = direction === 'ingress' ? 'egress' : 'ingress';
  const wanted = portRange(protocol, numbers.first, numbers.last);
  const subjects = subjectsOf(world, policy).items.filter((own) => own !== other);
  const isLacking = subjects
    .slice(0, fewSubjects)
    .some((own) => !isPortSubset(wanted, sideVerdict(world, other, facing, own).possibly));
  if (!isLacking) return undefined;
  const [limiting] = isolatingPolicies(world, other, facing)
    .filter((one) => one.match === 'yes')
    .map((one) => one.policy)
    .filter((one) => one.name !== policy.name || one.namespace !== policy.namespace)
    .toSorted((left, right) => right.podSelector.requirements.length - left.podSelector.requirements.length);
  if (limiting === undefined) return undefined;
  const home = namespaceNameOf(world, policy);
  const namespace = namespaceNameOf(world, limiting) === home ? undefined : home;
  const rule = twinRule(limiting, facing, { subject: policy.podSelector, namespace, ports: [port] });
  return {
    policy: limiting.origin.object,
    name: limiting.name,
    direction: facing,
    subject: policy.podSelector,
    namespace,
    ports: [port],
    isWritable: rule !== undefined && limiting.podSelector.requirements.length > 0,
  };
}
