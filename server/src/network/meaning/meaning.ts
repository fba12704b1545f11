import type { LabelSelector } from '../../kubernetes/labels.ts';
import type { Direction, NetworkPolicy, PolicyPeer, PolicyRule } from '../../kubernetes/networkPolicy.ts';
import { ipBlockOf } from '../ipBlocks.ts';
import { namespaceNameLabel } from '../knownNamespaces.ts';
import { type Atoms, atomsOf } from './atoms.ts';
import { type Box, boxKey, isCovered, narrowed } from './box.ts';
import { only, valuesOf } from './valueSet.ts';

/*
 * What policies mean for all pods, namespaces and addresses that there may ever be: whom they limit, and what they allow
 * those, each as a union of boxes. Two sets of policies with equal unions treat every connection alike, whatever else is
 * in a cluster and whichever way a plugin tells pods by their addresses.
 */

const directions = ['ingress', 'egress'] as const;

/**
 * Whether policies mean the same as others. `false` where it is not so, or can't be concluded: also where a part of them
 * can't be read, or is not read as it is meant.
 * @param defaultNamespace of policies that name none
 */
export function meanTheSame(
  before: readonly NetworkPolicy[],
  after: readonly NetworkPolicy[],
  defaultNamespace: string,
): boolean {
  if ([...before, ...after].some(isDoubtful)) return false;
  const atoms = atomsOf([...before, ...after]);
  const [old, next] = [before, after].map((policies) => boxesOf(policies, defaultNamespace, atoms));
  return old !== undefined && next !== undefined && areCovered(old, next) && areCovered(next, old);
}

/** Whether policies allow, and limit, all that others do. `false` where it can't be concluded. */
export function meanAtLeast(
  wide: readonly NetworkPolicy[],
  narrow: readonly NetworkPolicy[],
  defaultNamespace: string,
): boolean {
  if ([...wide, ...narrow].some(isDoubtful)) return false;
  const atoms = atomsOf([...wide, ...narrow]);
  return areCovered(boxesOf(narrow, defaultNamespace, atoms), boxesOf(wide, defaultNamespace, atoms));
}

function areCovered(boxes: readonly Box[], by: readonly Box[]): boolean {
  const same = new Set(by.map(boxKey));
  return boxes.every((box) => same.has(boxKey(box)) || isCovered(box, by));
}

/** Whether something of a policy can't be read, or is misspelled and so not what is meant. */
export function isDoubtful(policy: NetworkPolicy): boolean {
  const { podSelector, mayIsolateMore, ingress, egress } = policy;
  return mayIsolateMore || isUnclear(podSelector) || [...ingress, ...egress].some(isUnclearRule);
}

function isUnclear(selector: LabelSelector | undefined): boolean {
  return selector !== undefined && (selector.open || selector.hasUnknownKey === true);
}

function isUnclearRule({ peers, ports, hasUnknownKey }: PolicyRule): boolean {
  return (
    hasUnknownKey === true ||
    ports.some(({ protocol, numbers }) => protocol === undefined || numbers.kind === 'unreadable') ||
    peers.some(isUnclearPeer)
  );
}

function isUnclearPeer(peer: PolicyPeer): boolean {
  if (peer.kind === 'unreadable') return true;
  if (peer.kind === 'pods')
    return peer.hasUnknownKey === true || isUnclear(peer.podSelector) || isUnclear(peer.namespaceSelector);
  const { surely, possibly } = ipBlockOf(peer);
  return surely !== possibly;
}

function boxesOf(policies: readonly NetworkPolicy[], defaultNamespace: string, atoms: Atoms): readonly Box[] {
  return policies.flatMap((policy) => {
    const home = policy.namespace ?? defaultNamespace;
    const inNamespace: Box = new Map([['namespace', only([home])]]);
    const subject = withSelector(inNamespace, 'subject', policy.podSelector);
    if (subject === undefined) return [];
    return directions.flatMap((direction) =>
      policy.isolates[direction] ? ofDirection(policy, direction, subject, home, atoms) : [],
    );
  });
}

/** One box for whom the policy limits, and one for each of whom its rules name. */
function ofDirection(
  policy: NetworkPolicy,
  direction: Direction,
  subject: Box,
  home: string,
  atoms: Atoms,
): readonly Box[] {
  const limits = new Map(subject).set('says', only([`limits ${direction}`]));
  const allows = new Map(subject).set('says', only([`allows ${direction}`]));
  const allowed = policy[direction].flatMap(({ peers, ports }) => {
    const through = ports.length === 0 ? allows : narrowed(allows, 'port', atoms.ports(ports));
    if (through === undefined) return [];
    return peers.length === 0
      ? [through]
      : peers.flatMap((peer) => withPeer(through, peer, home, atoms) ?? []);
  });
  return [limits, ...allowed];
}

/** A rule without peers names more than all pods and all addresses together, so these are three kinds. */
function withPeer(box: Box, peer: PolicyPeer, home: string, atoms: Atoms): Box | undefined {
  if (peer.kind === 'unreadable') return undefined;
  if (peer.kind === 'ipBlock') {
    const some = narrowed(box, 'peer', only(['address']));
    return some && narrowed(some, 'address', atoms.addresses(ipBlockOf(peer).surely));
  }
  const pods = narrowed(box, 'peer', only(['pod']));
  const spaces =
    pods &&
    (peer.namespaceSelector === undefined
      ? narrowed(pods, `peer namespace ${namespaceNameLabel}`, only([home]))
      : withSelector(pods, 'peer namespace', peer.namespaceSelector));
  return peer.podSelector === undefined
    ? spaces
    : spaces && withSelector(spaces, 'peer pod', peer.podSelector);
}

function withSelector(box: Box, whose: string, { requirements }: LabelSelector): Box | undefined {
  let left: Box | undefined = box;
  for (const requirement of requirements)
    left = left && narrowed(left, `${whose} ${requirement.key}`, valuesOf(requirement));
  return left;
}
