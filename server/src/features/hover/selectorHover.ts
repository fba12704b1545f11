import { count, enumerate } from '../../base/words.ts';
import type { LabelSelector, SelectorRequirement } from '../../kubernetes/labels.ts';
import type { NetworkPolicy, PodPeer } from '../../kubernetes/networkPolicy.ts';
import { type Contradiction, contradictionIn, contradictionOf } from '../../network/contradiction.ts';
import type { KnownNamespace } from '../../network/endpoints.ts';
import { homeOf, peerNamespaces, peerPods, selectPods, subjectsOf } from '../../network/selected.ts';
import { everything, type Selected } from '../../network/selectors.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import { peerWords, requirementWords, selectorWords } from '../preview/selectorWords.ts';
import { code, few, paragraphs, plain } from './markdown.ts';
import { describePods } from './pods.ts';

/** The pods that a policy is about. */
export function describeSubjects(world: World, policy: NetworkPolicy): string {
  const contradiction = contradictionIn(policy.podSelector);
  if (contradiction !== undefined) return impossible('pod', contradiction);
  return describePods(subjectsOf(world, policy), subjectWords(world, policy));
}

/** `any pod with app=web in namespace shop`, safe for Markdown. */
export function subjectWords(world: World, policy: NetworkPolicy): string {
  const words = selectorWords(policy.podSelector);
  return plain(`any pod ${words}${words === '' ? '' : ' '}in namespace ${namespaceNameOf(world, policy)}`);
}

/** The pods that an entry of `from` or `to` names. */
export function describePeer(world: World, policy: NetworkPolicy, peer: PodPeer): string {
  const contradiction = contradictionOf(peer);
  if (contradiction !== undefined) return impossible('pod', contradiction);
  const others = elsewhere(world, policy, peer);
  return paragraphs(
    describePods(peerPods(world, policy, peer), plain(peerText(world, policy, peer))),
    others,
  );
}

export function peerText(world: World, policy: NetworkPolicy, peer: PodPeer): string {
  return peerWords(peer, namespaceNameOf(world, policy));
}

/** A podSelector on its own means the policy's namespace; the same pods in others are the usual surprise. */
function elsewhere(world: World, policy: NetworkPolicy, peer: PodPeer): string | undefined {
  const { podSelector, namespaceSelector } = peer;
  if (namespaceSelector !== undefined || podSelector === undefined) return undefined;
  if (podSelector.requirements.length === 0) return undefined;
  const home = homeOf(world, policy);
  const names: string[] = [];
  for (const namespace of world.cluster.namespaces.values()) {
    if (namespace === home) continue;
    if (world.cluster.podIndexOf(namespace).select(podSelector).surely.length > 0)
      names.push(code(namespace.name));
  }
  if (names.length === 0) return undefined;
  return `Without a \`namespaceSelector\`, pods with these labels in ${few(names, 4)} are not meant.`;
}

/** The namespaces that a namespaceSelector names, and the pods in them that the entry means. */
export function describeNamespaces(world: World, policy: NetworkPolicy, peer: PodPeer): string {
  const contradiction = peer.namespaceSelector && contradictionIn(peer.namespaceSelector);
  if (contradiction !== undefined) return impossible('namespace', contradiction);
  const namespaces = peerNamespaces(world, policy, peer);
  return paragraphs(namespacesText(namespaces, peer.namespaceSelector), describePeer(world, policy, peer));
}

/** Of a selector that nothing can match, which is another thing than one that nothing here matches. */
function impossible(kind: 'pod' | 'namespace', contradiction: Contradiction): string {
  const words = plain(enumerate(contradiction.map(requirementWords), 'and'));
  return `**Can select nothing**: no ${kind} is ${words} at once.`;
}

function namespacesText(
  { items, complete }: Selected<KnownNamespace>,
  selector: LabelSelector = everything,
): string {
  const words = plain(selectorWords(selector));
  const which = words === '' ? '' : ` ${words}`;
  if (items.length === 0) {
    return complete
      ? `**Selects no namespace**: there is none${which}.`
      : `No namespace${which} in these files; namespaces elsewhere may match.`;
  }
  const names = few(
    items.map((namespace) => code(namespace.name)),
    10,
  );
  const rest = complete ? '' : '; namespaces that are not in these files may match too';
  return `Selects **${count(items.length, 'namespace')}**${which}: ${names}${rest}.`;
}

/** What one condition asks for, and how many it alone would leave. */
export function describeRequirement(
  world: World,
  requirement: SelectorRequirement,
  among: { readonly kind: 'pods' | 'namespaces'; readonly namespaces: Selected<KnownNamespace> },
): string {
  const alone: LabelSelector = { requirements: [requirement], open: false, path: '' };
  const asked = plain(requirementWords(requirement));
  const what = among.kind === 'pods' ? 'workload' : 'namespace';
  const found =
    among.kind === 'pods'
      ? selectPods(world, among.namespaces, alone).items.length
      : world.cluster.namespaceIndex.select(alone).surely.length;
  const where = among.kind === 'pods' ? ` in ${whereWords(among.namespaces)}` : '';
  return `**${asked}**: ${count(found, what)} here${where}.`;
}

function whereWords({ items }: Selected<KnownNamespace>): string {
  if (items.length > 3) return count(items.length, 'namespace');
  if (items.length === 0) return 'no namespace';
  return `namespace ${enumerate(
    items.map((namespace) => plain(namespace.name)),
    'and',
  )}`;
}
