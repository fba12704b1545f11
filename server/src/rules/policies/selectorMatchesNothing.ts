import type { Environment } from '../../assembly/environment.ts';
import { Remembered } from '../../base/remembered.ts';
import type { LabelSelector } from '../../kubernetes/labels.ts';
import type {
  NetworkPolicy,
  PolicyRule as NetworkPolicyRule,
  PodPeer,
} from '../../kubernetes/networkPolicy.ts';
import { contradictionIn } from '../../network/contradiction.ts';
import { homeOf, peerNamespaces, peerPods, subjectsOf } from '../../network/selected.ts';
import type { Selected } from '../../network/selectors.ts';
import { peersOf, seenInCluster } from '../../network/sight.ts';
import type { World } from '../../network/world.ts';
import type { Finding, Fix } from '../finding.ts';
import type { PolicyRule } from '../rule.ts';
import { explainContradiction, explainMismatch } from './mismatch.ts';
import { namespacesOfItsFile, seenElsewhere } from './policyNamespace.ts';
import { splitPeers } from './separatePeers.ts';

/** A selector without a match, where all that it could match is in the files. */
export const selectorMatchesNothing: PolicyRule = {
  id: 'selector-matches-nothing',
  scope: 'policy',
  summary: 'A selector matches no pod or no namespace',
  explanation:
    'A selector that matches nothing is valid to the API server and without effect: a policy whose `podSelector` ' +
    'matches no pod protects nothing, and an entry of `from` or `to` that matches no pod allows nothing. The usual ' +
    'causes are a misspelled label, a label of the Deployment instead of its pod template, or a namespace label that ' +
    'no Namespace has.\n\n' +
    'It is reported only where everything that could match is in the files: pods of a namespace with at least one ' +
    'workload here, and namespaces where at least one Namespace with labels is here. `complete:` in ' +
    '`.policy-lens.yaml` says otherwise, or says so for certain: until it does, a selector without a similar label in ' +
    'the files is reported as information only. A selector that nothing *can* match, because two of its conditions exclude ' +
    'each other, is reported whatever the files hold.',
  sources: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    'kubernetes:staging/src/k8s.io/apimachinery/pkg/labels/selector.go',
  ],
  defaultSeverity: 'warning',
  dependsOn: ({ completeness, declared, defaultNamespace }) => [completeness, declared, defaultNamespace],
  dependsOnFor: (policy, { world }) => [soughtInVain(world, policy), ...seenElsewhere(policy, world)],
  check(policy, environment) {
    const findings = [...aboutSubjects(policy, environment)];
    for (const direction of ['ingress', 'egress'] as const) {
      for (const rule of policy[direction]) {
        const split = splitOff(policy, rule, environment.world);
        for (const peer of rule.peers) {
          if (peer.kind === 'pods' && !split.includes(peer))
            findings.push(...rememberedAbout(policy, peer, environment));
        }
      }
    }
    return findings;
  },
};

/** What is there for all that a policy looks for in vain. */
const soughtInVain = seenInCluster((world, policy) => [
  ...peersOf(policy).flatMap((peer) => inPlaceOfFound(world, policy, peer)),
  ...[...policy.ingress, ...policy.egress].flatMap((rule) => splitOff(policy, rule, world)),
]);

/** Of a dash too many it is told what follows from the dash. */
function splitOff(policy: NetworkPolicy, rule: NetworkPolicyRule, world: World): readonly PodPeer[] {
  return rule.peers.length < 2 ? none : [...splitPeers(policy, rule, { world })].map(({ pods }) => pods);
}

const none: readonly PodPeer[] = [];

/**
 * What the answer about an entry rests on: that it names pods, or else what there is in place of them. The labels of the
 * pods' namespaces decide alone where it looks.
 */
function inPlaceOfFound(world: World, policy: NetworkPolicy, peer: PodPeer): readonly unknown[] {
  const { cluster } = world;
  const pods = peerPods(world, policy, peer);
  if (pods.items.length > 0) return found;
  const namespaces = peerNamespaces(world, policy, peer);
  if (namespaces.items.length === 0) return [namespaces.complete, cluster.namespaceIndex];
  const seen: unknown[] = [pods.complete];
  for (const namespace of namespaces.items) seen.push(namespace.name, cluster.workloadsIn(namespace));
  // It may be said of the pods of the policy's own namespace.
  const home = homeOf(world, policy);
  if (home !== undefined) seen.push(home.name, cluster.workloadsIn(home));
  return seen;
}

const found: readonly unknown[] = [undefined];

function* aboutSubjects(policy: NetworkPolicy, { world, declared }: Environment): Generator<Finding> {
  const contradiction = contradictionIn(policy.podSelector);
  if (contradiction !== undefined) {
    yield explainContradiction(policy, contradiction, 'pod', 'this policy applies to nothing');
    return;
  }
  const home = homeOf(world, policy);
  if (home === undefined || !isWithoutMatch(subjectsOf(world, policy), policy.podSelector)) return;
  // Of a namespace that is left out it is told which one is meant.
  if (namespacesOfItsFile(policy, world).length > 0) return;
  yield explainMismatch({
    policy,
    selector: policy.podSelector,
    indexes: [world.cluster.podIndexOf(home)],
    pods: world.cluster.podsIn(home),
    what: `No pod in namespace ${home.name}`,
    isConcluded: !declared.workloads,
    consequence: 'this policy applies to nothing',
  });
}

const known = new Remembered<PodPeer, readonly Finding[]>();

/** To look for what is meant among all labels takes a while: it is done again for the entries alone that see other pods. */
function rememberedAbout(policy: NetworkPolicy, peer: PodPeer, environment: Environment): readonly Finding[] {
  const { completeness, declared } = environment;
  return known.get(
    peer,
    environment.id,
    () => [policy, completeness, declared, ...inPlaceOfFound(environment.world, policy, peer)],
    () => [...aboutPeer(policy, peer, environment)],
  );
}

function* aboutPeer(
  policy: NetworkPolicy,
  peer: PodPeer,
  { world, declared }: Environment,
): Generator<Finding> {
  const consequence = 'this entry allows nothing';
  for (const [kind, selector] of [
    ['namespace', peer.namespaceSelector],
    ['pod', peer.podSelector],
  ] as const) {
    const contradiction = selector && contradictionIn(selector);
    if (contradiction === undefined) continue;
    yield explainContradiction(policy, contradiction, kind, consequence);
    return;
  }
  const namespaces = peerNamespaces(world, policy, peer);
  if (peer.namespaceSelector !== undefined && isWithoutMatch(namespaces, peer.namespaceSelector)) {
    const indexes = [world.cluster.namespaceIndex];
    yield explainMismatch({
      policy,
      selector: peer.namespaceSelector,
      indexes,
      pods: [],
      what: 'No namespace',
      isConcluded: !declared.namespaces,
      consequence,
    });
    return;
  }
  if (peer.podSelector === undefined) return;
  if (!isWithoutMatch(peerPods(world, policy, peer), peer.podSelector)) return;
  const indexes = namespaces.items.map((namespace) => world.cluster.podIndexOf(namespace));
  const [only] = namespaces.items;
  const what =
    only !== undefined && namespaces.items.length === 1
      ? `No pod in namespace ${only.name}`
      : `No pod in any of the ${namespaces.items.length} selected namespaces`;
  const isConcluded = !declared.workloads;
  const finding = explainMismatch({
    policy,
    selector: peer.podSelector,
    indexes,
    pods: namespaces.items.flatMap((namespace) => world.cluster.podsIn(namespace)),
    what,
    isConcluded,
    consequence,
  });
  yield { ...finding, fixes: [...(finding.fixes ?? []), ...oneDashMore(policy, peer, world)] };
}

/** Pods that both selectors describe are nowhere, but there are pods that the second describes in the policy's namespace. */
function oneDashMore(policy: NetworkPolicy, peer: PodPeer, world: Environment['world']): readonly Fix[] {
  const { podSelector, namespaceSelector } = peer;
  if (podSelector === undefined || namespaceSelector === undefined) return [];
  const own = peerPods(world, policy, {
    kind: 'pods',
    podSelector,
    namespaceSelector: undefined,
    origin: peer.origin,
  });
  if (own.items.length === 0) return [];
  // Whichever of the two stands second gets the dash.
  return [podSelector, namespaceSelector].map(({ path }) => ({
    title: 'Name those namespaces, and these pods of the policy’s own: one dash more',
    safe: false,
    edits: [{ split: { object: policy.origin.object, path } }],
  }));
}

function isWithoutMatch(selected: Selected<unknown>, selector: LabelSelector): boolean {
  if (!selected.complete || selected.items.length > 0 || selector.requirements.length === 0) return false;
  // A label without a value is most likely still being written.
  return !selector.requirements.some(({ operator, values }) => operator === 'In' && values.includes(''));
}
