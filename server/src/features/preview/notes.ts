import type { Origin } from '../../base/origin.ts';
import { enumerate } from '../../base/words.ts';
import type { NetworkPolicy, PolicyPeer, PolicyPort } from '../../kubernetes/networkPolicy.ts';
import { isNoAddress } from '../../network/addresses.ts';
import { contradictionOf } from '../../network/contradiction.ts';
import { ipBlockOf } from '../../network/ipBlocks.ts';
import { policiesOf } from '../../network/isolation.ts';
import { pluginOf } from '../../network/plugins/known.ts';
import { cautionWords } from '../../network/plugins/words.ts';
import { twinsOf } from '../../network/twins.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import type { Phrase } from '../../protocol/preview.ts';
import type { EnvironmentView } from './environmentView.ts';
import { type Link, linkList, linkWords } from './links.ts';
import { phrase } from './phrase.ts';
import { requirementWords } from './selectorWords.ts';
import type { Subject } from './subject.ts';
import { policyOf } from './target.ts';

/** What stands in the way of a full answer, about the policies that apply to the subject. */
export function previewNotes(
  { world, refusals, refusedAt }: EnvironmentView,
  subject: Subject,
  link: Link,
): readonly Phrase[] {
  const policies = new Set(
    subject.pods.flatMap((pods) => policiesOf(world, pods)).map(({ policy }) => policy),
  );
  const own = policyOf(subject.target);
  if (own !== undefined) policies.add(own);
  const caution = cautionWords(world.plugin);
  const notes: Phrase[] = caution === undefined ? [] : [[{ strong: caution }]];
  const note = (text: string, origins: readonly Origin[]) => {
    if (origins.length > 0) notes.push(phrase(text, ' (', linkList(origins, link), ')'));
  };
  const wrong = [...policies].filter(refusals.isRefused);
  const places = wrong.flatMap((policy) => {
    const refusedLines = refusedAt(policy);
    return refusedLines.length > 0
      ? refusedLines
      : [link(policy.origin)].filter((place) => place !== undefined);
  });
  if (wrong.length > 0) {
    notes.push(
      phrase(
        'The API server refuses a policy as it is written: the cluster has at most an earlier version of it. It is counted here as far as it can be read (',
        linkWords(places),
        ')',
      ),
    );
  }
  note(
    'Several policies of one namespace have one name and say different things: a cluster holds one of them, and these files don’t tell which, so that all of them count as possible',
    withRivals(world, policies),
  );
  note(
    'Several workloads of one namespace have one kind and name: a cluster holds one of them',
    twinsOf(world.cluster, subject.known).map(({ workload }) => workload.origin),
  );
  note('What can’t be read counts as possible, not as sure.', unreadable(policies));
  for (const [words, origin] of impossible(policies)) note(words, [origin]);
  const blocks = pluginOf(world.plugin).differences.find(({ aspect }) => aspect === 'ip-block-and-pods');
  note(
    blocks === undefined
      ? 'Whether a block of addresses also covers pods with such addresses depends on the network plugin; here it does not.'
      : `On ${pluginOf(world.plugin).name} ${blocks.text} (${blocks.source}); here it names addresses outside the cluster only.`,
    [...policies].filter(hasBlocks).map((policy) => policy.origin),
  );
  if (subject.known.length > subject.pods.length) {
    notes.push([
      `There are ${subject.known.length} workloads; ${subject.pods.length} of them are compared here, one of each kind that other policies limit differently first.`,
    ]);
  }
  const onNode = subject.known.filter((pods) => pods.hostNetwork && world.hostNetwork === 'undefined');
  note(
    'Its pods share the network of their node: whether policies hold for them depends on the network plugin.',
    onNode.map((pods) => pods.workload.origin),
  );
  return notes;
}

/** The policies that are one of several of their name, and those others. */
function withRivals(world: World, policies: ReadonlySet<NetworkPolicy>): readonly Origin[] {
  const { rivals } = world;
  const keyOf = (policy: NetworkPolicy): string =>
    JSON.stringify([namespaceNameOf(world, policy), policy.name]);
  const names = new Set([...policies].filter((policy) => rivals.has(policy)).map(keyOf));
  return [...rivals].filter((policy) => names.has(keyOf(policy))).map(({ origin }) => origin);
}

function peersOf(policy: NetworkPolicy): readonly PolicyPeer[] {
  return [...policy.ingress, ...policy.egress].flatMap((rule) => rule.peers);
}

function hasBlocks(policy: NetworkPolicy): boolean {
  return peersOf(policy).some((peer) => peer.kind === 'ipBlock');
}

function unreadable(policies: ReadonlySet<NetworkPolicy>): readonly Origin[] {
  return [...policies].flatMap((policy) => {
    const ports = [...policy.ingress, ...policy.egress].flatMap((rule) => rule.ports);
    const origins = [...peersOf(policy).filter(isUnreadablePeer), ...ports.filter(isUnreadablePort)];
    return [
      ...(policy.podSelector.open ? [{ ...policy.origin, path: policy.podSelector.path }] : []),
      ...origins.map((item) => item.origin),
    ];
  });
}

function isUnreadablePeer(peer: PolicyPeer): boolean {
  if (peer.kind === 'unreadable') return true;
  if (peer.kind === 'ipBlock') return isNoAddress(ipBlockOf(peer).surely);
  return peer.podSelector?.open === true || peer.namespaceSelector?.open === true;
}

function isUnreadablePort({ protocol, numbers }: PolicyPort): boolean {
  return protocol === undefined || numbers.kind === 'unreadable';
}

/** Peers that can name no pod. */
function* impossible(
  policies: ReadonlySet<NetworkPolicy>,
): Generator<readonly [words: string, origin: Origin]> {
  for (const peer of [...policies].flatMap(peersOf)) {
    const contradiction = peer.kind === 'pods' ? contradictionOf(peer) : undefined;
    if (contradiction === undefined) continue;
    const words = enumerate(contradiction.map(requirementWords), 'and');
    yield [`A rule names pods that can’t be: nothing is ${words} at once`, peer.origin];
  }
}
