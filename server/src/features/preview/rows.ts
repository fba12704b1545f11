import { count, enumerate } from '../../base/words.ts';
import type { Direction } from '../../kubernetes/networkPolicy.ts';
import type { ContainerPort } from '../../kubernetes/objects.ts';
import { type Endpoint, isKnown, type KnownPods } from '../../network/endpoints.ts';
import { ownName } from '../../network/ends/namedEnd.ts';
import { connectionsOf, type Fate, sidesOf } from '../../network/lanes/fate.ts';
import type { AddressGroup, ElsewhereGroup, PodGroup } from '../../network/lanes/lane.ts';
import { isNoPort, samePorts } from '../../network/ports.ts';
import type { SideVerdict } from '../../network/sideVerdict.ts';
import type { Phrase, PreviewMember, PreviewRow, SourceLink } from '../../protocol/preview.ts';
import { addressesId, anyoneId, namedId, selectedId } from '../walk/endIds.ts';
import { addressWords, plainAddress } from './addressWords.ts';
import { DrawnThings } from './drawnThings.ts';
import { elsewhereWords } from './elsewhereWords.ts';
import type { EnvironmentView } from './environmentView.ts';
import { linkList, type Places } from './links.ts';
import { join, phrase } from './phrase.ts';
import { pluginMarks } from './pluginWords.ts';
import { portChips, portParts } from './portChips.ts';
import { decidingOrigin, mayBeAdded, sideWords } from './sideWords.ts';
import type { Subject } from './subject.ts';
import { workloadDetail } from './subjectWords.ts';
import { policyOf } from './target.ts';
import { verdictOf, verdictWord } from './verdict.ts';

export interface LaneContext extends Pick<EnvironmentView, 'world' | 'refusals'>, Places {
  readonly subject: Subject;
  readonly direction: Direction;
}

/** The parts of a row that follow from how its members fare. */
export function fateParts(
  fate: Fate,
  other: Endpoint,
  otherName: string,
  listening: readonly ContainerPort[],
  context: LaneContext,
): Pick<PreviewRow, 'verdict' | 'word' | 'chips' | 'reason' | 'decidedBy' | 'walk' | 'stoppedAt'> {
  const parts = portParts(fate, context.direction, listening);
  const verdict = verdictOf(fate, parts);
  return {
    verdict,
    word: verdictWord(verdict, fate),
    chips: portChips(parts, listening),
    reason: reasonOf(fate, other, otherName, context),
    decidedBy: decidedBy(fate, other, context),
    walk: rowEnds(fate, peerId(other), context),
    ...(fate.blockedBy === undefined ? {} : { stoppedAt: stoppingEnd(fate.blockedBy, context.direction) }),
  };
}

function stoppingEnd(
  blockedBy: NonNullable<Fate['blockedBy']>,
  direction: Direction,
): PreviewRow['stoppedAt'] {
  if (blockedBy === 'ports') return 'ports';
  return (blockedBy === 'subject') === (direction === 'ingress') ? 'destination' : 'source';
}

/** The connection of a row: that of its peer with the subject's pods that its reason speaks of. */
function rowEnds(fate: Fate, peer: string, { subject, direction }: LaneContext): PreviewRow['walk'] {
  if (fate.example === undefined) return undefined;
  const end = endOfSubject(fate.example, direction);
  const policy = policyOf(subject.target);
  const own = isKnown(end) ? ownName(end) : policy && selectedId(policy);
  if (own === undefined) return undefined;
  return direction === 'ingress' ? { from: peer, to: own } : { from: own, to: peer };
}

/** Of pods that are not in the files only a rule's peer tells: their rows name that. */
function peerId(other: Endpoint): string {
  if (other.kind === 'addresses') return addressesId(other.set);
  return isKnown(other) ? ownName(other) : anyoneId;
}

/** The ports that the destination declares. */
export function listeningPorts(context: LaneContext, peer: KnownPods | undefined): readonly ContainerPort[] {
  return context.direction === 'egress' ? (peer?.ports ?? []) : context.subject.listening;
}

function reasonOf(fate: Fate, other: Endpoint, otherName: string, context: LaneContext): Phrase {
  const { world, subject, direction } = context;
  const item = fate.example;
  if (item === undefined) return [];
  const own = endOfSubject(item, direction);
  const ownName = own.kind === 'pods' && own.workload !== undefined ? own.workload.name : 'such a pod';
  const say = (side: SideVerdict | undefined, facing: SideVerdict | undefined): Phrase => {
    if (side === undefined) return [];
    const moot = fate.blockedBy === 'ports' || (facing !== undefined && isNoPort(facing.possibly));
    const isOwnSide = side === sidesOf(item, direction).subject;
    const [pods, end, name] = isOwnSide ? [own, other, otherName] : [other, own, ownName];
    return sideWords(side, { ...context, pods, other: end, otherName: name, moot });
  };
  const sides = [say(item.egress, item.ingress), say(item.ingress, item.egress)];
  const ports: Phrase =
    fate.blockedBy === 'ports'
      ? [{ strong: 'nothing gets through' }, ': the two sides allow different ports']
      : [];
  const marks = pluginMarks(world, [
    { side: sidesOf(item, direction).subject, pods: own, other },
    { side: sidesOf(item, direction).peer, pods: other, other: own },
  ]);
  return join([...sides, ports, differenceWords(fate, subject), marks], ' · ');
}

function endOfSubject(item: Fate['ofKinds'][number], direction: Direction): Endpoint {
  return direction === 'ingress' ? item.destination : item.source;
}

/** A policy's workloads may fare differently, because other policies apply to some of them. */
function differenceWords(fate: Fate, { known, pods, target }: Subject): Phrase {
  const { surely, somewhere } = fate;
  const connections = connectionsOf(fate);
  const total = connections.length;
  const sure = connections.filter((item) => !isNoPort(item.surely)).length;
  const reached = sure > 0 ? sure : connections.filter((item) => !isNoPort(item.possibly)).length;
  if (reached === 0 || (reached === total && samePorts(surely, somewhere))) return [];
  const which = known.length > pods.length ? 'compared' : whichWords[target.kind];
  return reached < total
    ? [`only for ${reached} of the ${total} workloads ${which}`]
    : [`not on the same ports for all ${total} workloads ${which}`];
}

const whichWords: Readonly<Record<Subject['target']['kind'], string>> = {
  policy: 'that the policy applies to',
  part: 'that the policy applies to',
  label: 'with this label',
  workload: 'of this name',
  namespace: 'of the namespace',
  service: 'that the Service leads to',
};

function decidedBy(fate: Fate, other: Endpoint, context: LaneContext): SourceLink | undefined {
  const { world, direction, link } = context;
  const item = fate.example;
  if (item === undefined) return undefined;
  const { subject, peer } = sidesOf(item, direction);
  const own = subject && decidingOrigin(subject, world, other);
  const theirs = peer && decidingOrigin(peer, world, endOfSubject(item, direction));
  const origin = fate.blockedBy === 'peer' ? (theirs ?? own) : (own ?? theirs);
  return origin && link(origin);
}

export function podRow(group: PodGroup, context: LaneContext): PreviewRow {
  const { members, fate, namespace } = group;
  const [first] = members;
  const names = members.map(({ listedAs }) => listedAs.name);
  const several = members.length > 1;
  const who =
    names.length <= 3 ? enumerate(names) : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
  const self = first !== undefined && isOwn(first, context.subject);
  const parts = fateParts(fate, first ?? { kind: 'anyone' }, who, listeningPorts(context, first), context);
  return {
    id: `${context.direction}/${namespace}/${first?.listedAs.id ?? ''}`,
    who: self && !several ? `${who}, its other pods` : who,
    detail: several ? count(members.length, 'workload') : first === undefined ? '' : memberDetail(first),
    members: several ? podMembers(members, parts.walk, context) : [],
    ...parts,
  };
}

function isOwn(pods: KnownPods, subject: Subject): boolean {
  return !subject.several && subject.pods.includes(pods);
}

function memberDetail({ workload, listedAs }: KnownPods): string {
  return workload.owner === undefined ? workloadDetail(workload) : listedAs.kind;
}

const maximumMembers = 100;

/** By the direction of their lane. */
const drawnMembers = {
  ingress: new DrawnThings<readonly KnownPods[], readonly PreviewMember[]>(),
  egress: new DrawnThings<readonly KnownPods[], readonly PreviewMember[]>(),
} as const;

/** @param walk the connection of their row */
export function podMembers(
  members: readonly KnownPods[],
  walk: PreviewRow['walk'],
  context: LaneContext,
): readonly PreviewMember[] {
  const { subject, direction } = context;
  const inputs = [walk?.[ends[direction].subject], subject.several ? undefined : subject.pods[0]];
  return drawnMembers[direction].of(members, inputs, context, (places) => {
    const shown = members
      .slice(0, maximumMembers)
      .map((pods) => podMember(pods, walk, { ...context, ...places }));
    const more = members.length - shown.length;
    return more > 0 ? [...shown, { text: `and ${more} more`, link: undefined }] : shown;
  });
}

function podMember(pods: KnownPods, walk: PreviewRow['walk'], context: LaneContext): PreviewMember {
  const suffix = isOwn(pods, context.subject) ? ', its other pods' : '';
  return {
    text: `${pods.listedAs.namespace}/${pods.workload.name}${suffix} · ${memberDetail(pods)}`,
    link: context.link(pods.workload.origin),
    walk: walk && { ...walk, [ends[context.direction].member]: ownName(pods) },
  };
}

/** Where the subject and where a member of a row stands. */
const ends = {
  ingress: { subject: 'to', member: 'from' },
  egress: { subject: 'from', member: 'to' },
} as const;

export function addressRow(group: AddressGroup, context: LaneContext): PreviewRow {
  const { set, fate, excepts } = group;
  const [first] = fate.ofKinds;
  const side = first && sidesOf(first, context.direction).subject;
  const grants = side?.grants ?? [];
  const { who, detail } = addressWords(set, grants);
  const parts = fateParts(fate, { kind: 'addresses', set }, who, listeningPorts(context, undefined), context);
  const [except] = excepts;
  const id = `${context.direction}/addresses/${who}`;
  if (except === undefined || grants.length > 0) return { id, who, detail, members: [], ...parts };
  const origin = { object: except.policy.origin.object, path: except.except.path };
  const block = except.peer.kind === 'ipBlock' ? except.peer.cidr : '';
  return {
    id,
    who: excepts.length === 1 ? plainAddress(except.except.text) : who,
    detail,
    members: [],
    ...parts,
    reason: phrase(
      `taken out of ${block} by `,
      linkList([origin], context.link),
      side === undefined ? '' : mayBeAdded(side),
    ),
    decidedBy: context.link(origin),
  };
}

export function elsewhereRow(group: ElsewhereGroup, context: LaneContext): PreviewRow {
  const { peer, pods, fate } = group;
  const who = elsewhereWords(group, context.world);
  return {
    id: `${context.direction}/elsewhere/${who}`,
    who,
    detail: '',
    members: [],
    ...fateParts(fate, pods, 'such a pod', [], context),
    walk: rowEnds(fate, namedId(peer), context),
  };
}
