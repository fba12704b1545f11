import type { Environment } from '../../../assembly/environment.ts';
import { isComplete } from '../../../base/completeness.ts';
import type { NetworkPolicy, PolicyPeer, Protocol } from '../../../kubernetes/networkPolicy.ts';
import { isKnown, type KnownPods, type NamespaceFacts, type Pods } from '../../../network/endpoints.ts';
import { isBeingWritten } from '../../../network/halfRead.ts';
import { isolatingPolicies } from '../../../network/isolation.ts';
import { namespaceNameLabel } from '../../../network/knownNamespaces.ts';
import { matchPeer } from '../../../network/peers.ts';
import { portGrants } from '../../../network/policyPorts.ts';
import { hasPort } from '../../../network/ports.ts';
import { peerPods } from '../../../network/selected.ts';
import { sightOf } from '../../../network/sight.ts';
import { namespaceNameOf, type World } from '../../../network/world.ts';
import { isClear } from '../entries.ts';

/** Something of the files that is to connect to pods. */
export interface Call {
  /** What says so, for instance the Ingress. */
  readonly by: { readonly object: string; readonly words: string };
  readonly to: KnownPods;
  readonly protocol: Protocol;
  /** On the pods. */
  readonly port: number;
}

/** Who calls. */
export interface Caller {
  /** Pods that are known to be it, or namespaces with some of it as pods of which nothing else is known. */
  readonly pods: readonly Pods[];
  /** Nobody else is it. */
  readonly isAll: boolean;
  /** Whether pods of the files may be it, by their names and labels. */
  readonly mayBe: (pods: KnownPods) => boolean;
}

/** Calls to the pods of a policy that no policy lets in, told at this one. Only where all that limits the pods is known. */
export function blockedCalls(
  policy: NetworkPolicy,
  { world, refusals }: Environment,
  calls: readonly Call[],
  caller: Caller,
): readonly Call[] {
  if (!policy.isolates.ingress || world.rivals.has(policy) || refusals.isRefused(policy)) return [];
  const namespace = namespaceNameOf(world, policy);
  if (!isComplete(world.completeness.policies, namespace) || isBeingWritten(world, namespace)) return [];
  return calls.filter((call) => isToldHere(world, policy, call.to) && !isLetIn(world, call, caller));
}

/**
 * What the answer depends on for one policy.
 * @param calls to pods of its namespace
 * @param callerIn looked for where there are any calls
 */
export function surroundingsOfCalls(
  policy: NetworkPolicy,
  environment: Environment,
  calls: readonly Call[],
  callerIn: (environment: Environment) => Caller,
): readonly unknown[] {
  if (calls.length === 0) return [];
  const { world, refusals } = environment;
  const namespace = namespaceNameOf(world, policy);
  const policies = world.policies.get(namespace) ?? [];
  return [
    isBeingWritten(world, namespace),
    refusals.isRefused(policy),
    ...calls.flatMap(({ by, to, protocol, port }) => [by.object, by.words, to, protocol, port]),
    ...callerIn(environment).pods.map((pods) => (isKnown(pods) ? pods : pods.namespace)),
    // Any of them may let the calls in, by whom it names.
    ...policies.flatMap((other) => [other, sightOf(world, other)]),
  ];
}

/** Of the policies that limit pods the first that lets in anyone, else the first. */
function isToldHere(world: World, policy: NetworkPolicy, pods: KnownPods): boolean {
  // What comes to a pod in its node's network comes to the node.
  if (pods.hostNetwork) return false;
  const limiting = isolatingPolicies(world, pods, 'ingress');
  if (!limiting.some((applied) => applied.policy === policy && applied.match === 'yes')) return false;
  const first = limiting.find((applied) => applied.policy.ingress.length > 0) ?? limiting[0];
  return first?.policy === policy;
}

function isLetIn(world: World, { to, protocol, port }: Call, caller: Caller): boolean {
  return isolatingPolicies(world, to, 'ingress').some(({ policy }) => {
    // What can't be read may allow it, and what is misspelled may not apply.
    if (policy.podSelector.hasUnknownKey === true) return true;
    return policy.ingress.some((rule) => {
      if (!isClear(policy, rule)) return true;
      const isPort = portGrants(rule, to).some(({ possibly }) => hasPort(possibly, protocol, port));
      return (
        isPort && (rule.peers.length === 0 || rule.peers.some((peer) => names(world, policy, peer, caller)))
      );
    });
  });
}

/** Whether an entry may name who calls. An address may be that of a load balancer, a node or a gateway. */
function names(
  world: World,
  policy: NetworkPolicy,
  peer: PolicyPeer,
  { pods, isAll, mayBe }: Caller,
): boolean {
  if (peer.kind !== 'pods' || peer.hasUnknownKey === true) return true;
  const home = namespaceNameOf(world, policy);
  if (pods.some((one) => matchPeer(world, home, peer, one) !== 'no')) return true;
  if (isAll) return false;
  const { items, complete } = peerPods(world, policy, peer);
  // An entry that names nobody is told by another rule.
  return !complete || items.length === 0 || items.some(mayBe);
}

/** Some pods of a namespace, of which nothing is known but that. */
export function podsSomewhereIn(world: World, name: string): Pods {
  const namespace = world.cluster.namespaces.get(name) ?? unknownNamespace(name);
  return {
    kind: 'pods',
    namespace,
    labels: { kind: 'labels', labels: { values: new Map(), open: true } },
    ports: undefined,
    hostNetwork: false,
    workload: undefined,
  };
}

const unknown = new Map<string, NamespaceFacts>();

/** Always the same one, so that what rests on it stays. */
function unknownNamespace(name: string): NamespaceFacts {
  const labels = { values: new Map([[namespaceNameLabel, name]]), open: true };
  const known = unknown.get(name) ?? { name, labels: { kind: 'labels', labels } };
  unknown.set(name, known);
  return known;
}

/** Whether the name or a label of pods has one of some words in it. */
export function hasWord({ workload, labels }: KnownPods, words: RegExp): boolean {
  return words.test(workload.name) || [...labels.labels.values.values()].some((value) => words.test(value));
}
