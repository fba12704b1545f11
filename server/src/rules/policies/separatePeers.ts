import type { Environment } from '../../assembly/environment.ts';
import { count } from '../../base/words.ts';
import type { LabelSelector } from '../../kubernetes/labels.ts';
import type {
  NetworkPolicy,
  PolicyRule as NetworkPolicyRule,
  PodPeer,
} from '../../kubernetes/networkPolicy.ts';
import { coversPeer } from '../../network/covering.ts';
import { homeOf, peerPods } from '../../network/selected.ts';
import type { Finding } from '../finding.ts';
import type { PolicyRule } from '../rule.ts';
import { keyAt, originIn } from './places.ts';

/** A dash too many: namespaces or pods, where namespaces and pods are meant. */
export const separatePeers: PolicyRule = {
  id: 'separate-peers',
  scope: 'policy',
  summary: 'A dash makes “these pods of these namespaces” into “these namespaces, or these pods”',
  explanation:
    'Items of `from` and `to` add up. A `podSelector` with a dash of its own means pods of the policy’s own namespace, ' +
    'and the `namespaceSelector` beside it means all pods of those namespaces: much more than the pods that both describe.\n\n' +
    'Both forms are right where they are meant. Told is what can’t be meant: a `podSelector` that adds nothing, because ' +
    'the namespaces beside it hold its pods already, or that selects no pod of its own namespace while there are such pods ' +
    'in those namespaces.',
  sources: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  ],
  defaultSeverity: 'warning',
  dependsOn: ({ world, completeness, defaultNamespace }) => [world.cluster, completeness, defaultNamespace],
  check(policy, environment) {
    return (['ingress', 'egress'] as const).flatMap((direction) =>
      policy.isolates[direction]
        ? policy[direction].flatMap((rule) => [...aboutRule(policy, rule, environment)])
        : [],
    );
  },
};

/** Two items beside each other that are most likely meant as one. */
export interface SplitPeer {
  readonly namespaces: PodPeer & { readonly namespaceSelector: LabelSelector };
  readonly pods: PodPeer & { readonly podSelector: LabelSelector };
  /** The later of the two. */
  readonly second: PodPeer;
  readonly why: 'adds-nothing' | 'selects-nothing';
}

export function* splitPeers(
  policy: NetworkPolicy,
  { peers }: NetworkPolicyRule,
  { world }: Environment,
): Generator<SplitPeer> {
  const home = homeOf(world, policy);
  for (const [index, second] of peers.entries()) {
    const first = peers[index - 1];
    if (home === undefined || first?.kind !== 'pods' || second.kind !== 'pods') continue;
    const namespaces = [first, second].find(isNamespaces);
    const pods = [first, second].find(isPods);
    if (namespaces === undefined || pods === undefined) continue;
    if (coversPeer(namespaces, pods, home)) yield { namespaces, pods, second, why: 'adds-nothing' };
    else {
      const own = peerPods(world, policy, pods);
      const both = peerPods(world, policy, joined({ namespaces, pods, second }));
      if (own.complete && own.items.length === 0 && both.items.length > 0)
        yield { namespaces, pods, second, why: 'selects-nothing' };
    }
  }
}

function isNamespaces(peer: PodPeer): peer is SplitPeer['namespaces'] {
  return peer.namespaceSelector !== undefined && peer.podSelector === undefined && !peer.hasUnknownKey;
}

function isPods(peer: PodPeer): peer is SplitPeer['pods'] {
  const { podSelector, namespaceSelector } = peer;
  if (podSelector === undefined || namespaceSelector !== undefined || peer.hasUnknownKey) return false;
  return podSelector.requirements.length > 0 && !podSelector.open && !podSelector.hasUnknownKey;
}

function joined({ namespaces, pods, second }: Omit<SplitPeer, 'why'>): PodPeer {
  return {
    kind: 'pods',
    namespaceSelector: namespaces.namespaceSelector,
    podSelector: pods.podSelector,
    origin: second.origin,
  };
}

function* aboutRule(
  policy: NetworkPolicy,
  rule: NetworkPolicyRule,
  environment: Environment,
): Generator<Finding> {
  for (const split of splitPeers(policy, rule, environment)) {
    const { namespaces, pods, second, why } = split;
    const { world } = environment;
    const asWritten = new Set([
      ...peerPods(world, policy, namespaces).items,
      ...peerPods(world, policy, pods).items,
    ]).size;
    const together = peerPods(world, policy, joined(split)).items.length;
    const what =
      why === 'adds-nothing'
        ? 'The namespaces beside this podSelector hold its pods already, so it narrows nothing'
        : 'No pod of this namespace has these labels, but pods of the namespaces beside it do';
    const counts =
      asWritten + together === 0
        ? 'as written, every pod of those namespaces is named; with one dash fewer, those with these labels alone'
        : `as written, ${count(asWritten, 'workload')} of these files ${asWritten === 1 ? 'is' : 'are'} named; with one dash fewer, ${together}`;
    const selector = second.podSelector ?? second.namespaceSelector;
    yield {
      message: `${what}: ${counts}. Remove the dash in front of \`${second.podSelector ? 'podSelector' : 'namespaceSelector'}\` if pods that both describe are meant.`,
      place: keyAt(originIn(policy, selector?.path ?? second.origin.path)),
      fixes: [
        {
          title: `Name pods that both describe: one dash fewer${together === 0 ? '' : ` (${count(together, 'workload')} here)`}`,
          safe: false,
          edits: [{ join: second.origin }],
        },
        ...(why === 'adds-nothing'
          ? [
              {
                title: 'Remove the podSelector, which adds nothing',
                safe: true,
                edits: [{ remove: pods.origin }],
              },
            ]
          : []),
      ],
    };
  }
}
