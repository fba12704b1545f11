import type { Environment } from '../../assembly/environment.ts';
import { remembering } from '../../base/remembering.ts';
import type { LabelSelector } from '../../kubernetes/labels.ts';
import type {
  NetworkPolicy,
  PolicyRule as NetworkPolicyRule,
  PodPeer,
} from '../../kubernetes/networkPolicy.ts';
import { coversPeer } from '../../network/covering.ts';
import { podsWords } from '../../network/podsWords.ts';
import { homeOf, peerPods } from '../../network/selected.ts';
import { sightOf } from '../../network/sight.ts';
import type { Finding } from '../finding.ts';
import { networkPolicyPage } from '../networkPolicyPage.ts';
import type { PolicyRule } from '../rule.ts';
import { keyAt, originIn } from './places.ts';
import { whatIsComplete } from './whatIsComplete.ts';

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
    'in those namespaces. Where there are such pods in both, and the namespaces hold ten times as many, it is told as a hint.',
  sources: [networkPolicyPage('behavior-of-to-and-from-selectors')],
  defaultSeverity: 'warning',
  dependsOn: whatIsComplete,
  dependsOnFor: (policy, { world }) => [sightOf(world, policy)],
  check(policy, environment) {
    return (['ingress', 'egress'] as const).flatMap((direction) =>
      policy.isolates[direction]
        ? policy[direction].flatMap((rule) => [...aboutRule(policy, rule, environment)])
        : [],
    );
  },
};

/** Two items beside each other, of which one names namespaces and the other pods. */
interface Neighbours {
  readonly namespaces: PodPeer & { readonly namespaceSelector: LabelSelector };
  readonly pods: PodPeer & { readonly podSelector: LabelSelector };
  /** The later of the two. */
  readonly second: PodPeer;
  /** What they would be with one dash fewer. */
  readonly together: PodPeer;
}

/** Neighbours that are most likely meant as one. */
export interface SplitPeer extends Neighbours {
  readonly why: 'adds-nothing' | 'selects-nothing' | 'names-many';
}

/** So many times more pods than both selectors describe are hardly meant. */
const many = 10;

export function* splitPeers(
  policy: NetworkPolicy,
  rule: NetworkPolicyRule,
  { world }: Pick<Environment, 'world'>,
): Generator<SplitPeer> {
  const home = homeOf(world, policy);
  if (home === undefined) return;
  for (const neighbours of neighboursOf(rule)) {
    const { namespaces, pods, together } = neighbours;
    if (coversPeer(namespaces, pods, home)) yield { ...neighbours, why: 'adds-nothing' };
    else {
      const own = peerPods(world, policy, pods);
      const both = peerPods(world, policy, together);
      if (own.complete && own.items.length === 0 && both.items.length > 0)
        yield { ...neighbours, why: 'selects-nothing' };
      else if (own.complete && both.items.length > 0) {
        const all = peerPods(world, policy, namespaces).items.length + own.items.length;
        if (all >= many * both.items.length) yield { ...neighbours, why: 'names-many' };
      }
    }
  }
}

/** Once for each rule, which says the same as long as it is there. */
const neighboursOf = remembering(({ peers }: NetworkPolicyRule): readonly Neighbours[] =>
  peers.flatMap((second, index): readonly Neighbours[] => {
    const first = peers[index - 1];
    if (first?.kind !== 'pods' || second.kind !== 'pods') return [];
    const namespaces = [first, second].find(isNamespaces);
    const pods = [first, second].find(isPods);
    if (namespaces === undefined || pods === undefined) return [];
    const { namespaceSelector } = namespaces;
    const { podSelector } = pods;
    const together: PodPeer = { kind: 'pods', namespaceSelector, podSelector, origin: second.origin };
    return [{ namespaces, pods, second, together }];
  }),
);

function isNamespaces(peer: PodPeer): peer is SplitPeer['namespaces'] {
  return peer.namespaceSelector !== undefined && peer.podSelector === undefined && !peer.hasUnknownKey;
}

function isPods(peer: PodPeer): peer is SplitPeer['pods'] {
  const { podSelector, namespaceSelector } = peer;
  if (podSelector === undefined || namespaceSelector !== undefined || peer.hasUnknownKey) return false;
  return podSelector.requirements.length > 0 && !podSelector.open && !podSelector.hasUnknownKey;
}

const reasons: Readonly<Record<SplitPeer['why'], string>> = {
  'adds-nothing': 'The namespaces beside this podSelector hold its pods already, so it narrows nothing',
  'selects-nothing': 'No pod of this namespace has these labels, but pods of the namespaces beside it do',
  'names-many':
    'Pods with these labels are in this namespace and in those beside it, of which every pod is named',
};

function* aboutRule(
  policy: NetworkPolicy,
  rule: NetworkPolicyRule,
  environment: Environment,
): Generator<Finding> {
  for (const split of splitPeers(policy, rule, environment)) {
    const { namespaces, pods, second, why } = split;
    const isIn = policy.ingress.includes(rule);
    const { world } = environment;
    const asWritten = [
      ...new Set([...peerPods(world, policy, namespaces).items, ...peerPods(world, policy, pods).items]),
    ];
    const together = peerPods(world, policy, split.together).items;
    const counts =
      asWritten.length === 0
        ? 'as written, every pod of those namespaces is named; with one dash fewer, those with these labels alone'
        : `as written, ${podsWords(asWritten)} of these files ${isIn ? 'may connect' : 'may be connected to'}; with one dash fewer, ${podsWords(together)}`;
    const selector = second.podSelector ?? second.namespaceSelector;
    yield {
      message: `${reasons[why]}: ${counts}. Remove the dash in front of \`${second.podSelector ? 'podSelector' : 'namespaceSelector'}\` if pods that both describe are meant.`,
      place: keyAt(originIn(policy, selector?.path ?? second.origin.path)),
      ...(why === 'names-many' ? { severity: 'hint' } : {}),
      fixes: [
        {
          title: `Name pods that both describe: one dash fewer${together.length === 0 ? '' : ` (${podsWords(together)} here)`}`,
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
