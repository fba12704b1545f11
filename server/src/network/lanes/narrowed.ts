import type { Origin } from '../../base/origin.ts';
import type { Direction, PolicyPeer, PolicyRule } from '../../kubernetes/networkPolicy.ts';
import type { Pods } from '../endpoints.ts';
import { intersectPorts, noPorts, type PortSet, unionPorts } from '../ports.ts';
import { type Connection, connectionOf } from '../reachability.ts';
import type { Grant, SideVerdict } from '../sideVerdict.ts';
import type { World } from '../world.ts';
import { type Fate, fateFrom, type Subject, sidesOf, subjectOf } from './fate.ts';
import type { ElsewhereGroup, Lane } from './lane.ts';

/** A rule, or one of its peers. */
export interface RulePart {
  readonly rule: PolicyRule;
  /** Undefined: the whole rule. */
  readonly peer: PolicyPeer | undefined;
}

/** What a part of a policy lets through on its own, of a lane. */
export interface NarrowedLane extends Lane {
  /** Whether it names everyone, so that `rest` is what it says about those whom no group holds. */
  readonly namesEveryone: boolean;
  /** Those whom it does not name, as all policies together have them; the rest of the lane among them where it names some. */
  readonly others: readonly { readonly fate: Fate }[];
}

/**
 * A lane with what one rule, or one of its peers, lets through: whom it names, on its own ports; what the other side says
 * counts as ever. What other rules let through besides is left out. One group a step.
 * @param pods the lane's subject
 */
export function* narrowLane(
  world: World,
  pods: readonly Pods[],
  lane: Lane,
  part: RulePart,
): Generator<void, NarrowedLane> {
  const subject = subjectOf(world, pods);
  const others: { readonly fate: Fate }[] = [];
  function* named<Group extends { readonly fate: Fate }>(
    groups: readonly Group[],
    isOfPart: (group: Group) => boolean = () => false,
  ): Generator<void, Group[]> {
    const found: Group[] = [];
    for (const group of groups) {
      const fate = narrowFate(group.fate, subject, lane.direction, part);
      if (isNamed(fate, lane.direction) || isOfPart(group)) found.push({ ...group, fate });
      else others.push(group);
      yield;
    }
    return found;
  }
  const podGroups = yield* named(lane.pods);
  // what a block takes out is told with the block
  const addresses = yield* named(lane.addresses, ({ excepts }) =>
    excepts.some(({ peer }) => partPeers(part).some(({ origin }) => isSame(origin, peer.origin))),
  );
  const elsewhere = yield* named(lane.elsewhere.filter((group) => !group.isFuture || isMeant(group, part)));
  const [rest] = yield* named([lane.rest]);
  const shown = new Set(podGroups.flatMap(({ members }) => members));
  const strangers = lane.pods.flatMap(({ members }) => members).filter((one) => !shown.has(one));
  return {
    ...lane,
    pods: podGroups,
    addresses,
    elsewhere,
    rest: { ...(rest ?? lane.rest), members: [...strangers, ...lane.rest.members] },
    namesEveryone: rest !== undefined,
    others,
  };
}

/** Whether a part is about the very pods of a group, and not only about some that they may turn out to be among. */
function isMeant({ fate, peer }: ElsewhereGroup, part: RulePart): boolean {
  if (partPeers(part).some(({ origin }) => isSame(origin, peer.origin))) return true;
  return fate.ofKinds.some(({ egress, ingress }) =>
    [egress, ingress].some((side) =>
      side?.grants.some((grant) => grant.match === 'yes' && isOf(grant, part)),
    ),
  );
}

function partPeers({ rule, peer }: RulePart): readonly PolicyPeer[] {
  return peer === undefined ? rule.peers : [peer];
}

function narrowFate(fate: Fate, subject: Subject, direction: Direction, part: RulePart): Fate {
  return fateFrom(
    subject,
    direction,
    fate.ofKinds.map((item) => narrowConnection(item, direction, part)),
  );
}

function isNamed({ ofKinds }: Fate, direction: Direction): boolean {
  return ofKinds.some((item) => (sidesOf(item, direction).subject?.grants.length ?? 0) > 0);
}

function narrowConnection(item: Connection, direction: Direction, part: RulePart): Connection {
  const { subject } = sidesOf(item, direction);
  const side = subject && narrowSide(subject, part);
  return direction === 'ingress'
    ? connectionOf(item.source, item.destination, item.egress, side)
    : connectionOf(item.source, item.destination, side, item.ingress);
}

function narrowSide(side: SideVerdict, part: RulePart): SideVerdict {
  const grants = side.grants.filter((grant) => isOf(grant, part));
  const surely = portsOf(grants, (grant) => (grant.applies === 'yes' ? grant.surely : noPorts));
  return {
    ...side,
    grants,
    surely: intersectPorts(side.surely, surely),
    possibly: intersectPorts(
      side.possibly,
      portsOf(grants, ({ possibly }) => possibly),
    ),
    // what policies that are not here may add is not what this part lets through
    notes: side.notes.filter((note) => note !== 'policies-incomplete'),
  };
}

function isOf({ rule, peer }: Grant, part: RulePart): boolean {
  if (!isSame(rule.origin, part.rule.origin)) return false;
  return part.peer === undefined || (peer !== undefined && isSame(peer.origin, part.peer.origin));
}

function isSame(one: Origin, other: Origin): boolean {
  return one.object === other.object && one.path === other.path;
}

function portsOf(grants: readonly Grant[], of: (grant: Grant) => PortSet): PortSet {
  return grants.map(of).reduce(unionPorts, noPorts);
}
