import { count, enumerate } from '../../../base/words.ts';
import type { Endpoint, KnownPods } from '../../../network/endpoints.ts';
import { fateOf, subjectOf } from '../../../network/lanes/fate.ts';
import { listedPods } from '../../../network/listing.ts';
import type { PreviewRow } from '../../../protocol/preview.ts';
import { addressWords } from '../addressWords.ts';
import { fateParts, type LaneContext, listeningPorts, podMembers } from '../rows.ts';
import { withPorts } from '../subject.ts';
import type { ChangedPairs, ChangedPeers } from './changedPairs.ts';

/** One of the two worlds, and its workloads as listings name them. */
export interface ComparedSide {
  readonly context: LaneContext;
  readonly podsOf: ReadonlyMap<string, readonly KnownPods[]>;
}

export function comparedSide(context: LaneContext): ComparedSide {
  const listed = listedPods(context.world.cluster);
  return { context, podsOf: new Map(listed.map(({ id, members }) => [id, members])) };
}

/** Peers with what they are now, and what they were before. */
export function changedRow(pairs: ChangedPairs, before: ComparedSide, after: ComparedSide): PreviewRow {
  const { who, detail } = peerWords(pairs.peers, before, after);
  const was = partsOf(pairs, before, who);
  const { verdict, word, chips } = was ?? { verdict: 'denied', word: 'Not there', chips: [] };
  const now = partsOf(pairs, after, who) ?? {
    verdict: 'denied',
    word: 'Gone',
    chips: [],
    reason: ['one of the two is not there any more'],
    decidedBy: undefined,
    walk: undefined,
  };
  const whose = ownWords(pairs.own, after.context);
  return {
    id: `${after.context.direction}/${pairs.kind}/${who}/${pairs.own[0]}`,
    who,
    detail: [detail, whose].filter((part) => part !== '').join(' · '),
    members: membersOf(pairs.peers, now.walk, before, after),
    ...now,
    before: { verdict, word, chips },
  };
}

/** Undefined where one of the ends is not there in that world. */
function partsOf({ peers, own }: ChangedPairs, { context, podsOf }: ComparedSide, who: string) {
  const { world, direction, subject } = context;
  const pods = own.flatMap((id) => podsOf.get(id) ?? []);
  const peer = endpointOf(peers, podsOf);
  if (pods.length === 0 || peer === undefined) return undefined;
  const fate = fateOf(world, subjectOf(world, pods), direction, peer);
  const narrowed: LaneContext = { ...context, subject: { ...subject, pods, ...withPorts(pods) } };
  const listening = listeningPorts(narrowed, peer.kind === 'pods' ? firstOf(peers, podsOf) : undefined);
  return fateParts(fate, peer, who, listening, narrowed);
}

function firstOf(peers: ChangedPeers, podsOf: ComparedSide['podsOf']): KnownPods | undefined {
  return peers.kind === 'pods' ? peers.ids.flatMap((id) => podsOf.get(id) ?? [])[0] : undefined;
}

function endpointOf(peers: ChangedPeers, podsOf: ComparedSide['podsOf']): Endpoint | undefined {
  return peers.kind === 'addresses' ? peers : firstOf(peers, podsOf);
}

function peerWords(
  peers: ChangedPeers,
  before: ComparedSide,
  after: ComparedSide,
): Pick<PreviewRow, 'who' | 'detail'> {
  if (peers.kind === 'addresses') {
    const { who, detail } = addressWords(peers.set, []);
    return { who, detail: detail === '' ? 'outside the cluster' : `outside the cluster · ${detail}` };
  }
  const names = peers.ids.map(withoutKind);
  const [first] = peers.ids.flatMap((id) => after.podsOf.get(id) ?? before.podsOf.get(id) ?? []);
  return {
    who: shortList(names),
    detail: names.length > 1 ? count(names.length, 'workload') : (first?.listedAs.kind ?? ''),
  };
}

function membersOf(
  peers: ChangedPeers,
  walk: PreviewRow['walk'],
  before: ComparedSide,
  after: ComparedSide,
): PreviewRow['members'] {
  if (peers.kind === 'addresses' || peers.ids.length < 2) return [];
  const pods = peers.ids.flatMap((id) => (after.podsOf.get(id) ?? before.podsOf.get(id) ?? []).slice(0, 1));
  return podMembers(pods, walk, after.context);
}

/** Which of several workloads of the subject it is about, where not all of them are. */
function ownWords(own: readonly string[], { subject }: LaneContext): string {
  const all = new Set(subject.known.map(({ listedAs }) => listedAs.id));
  const isAboutAll = own.length >= all.size && own.every((id) => all.has(id));
  return isAboutAll ? '' : `for ${shortList(own.map(withoutKind))}`;
}

/** `shop/web[Deployment]` as `shop/web` */
function withoutKind(id: string): string {
  return id.replace(/\[[^\]]*\]$/, '');
}

function shortList(names: readonly string[]): string {
  return names.length <= 3
    ? enumerate(names)
    : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}
