import type { Environment } from '../../assembly/environment.ts';
import { groupBy } from '../../base/groupBy.ts';
import type { Direction, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import { coversPeer, coversSubject } from '../../network/covering.ts';
import type { KnownNamespace } from '../../network/endpoints.ts';
import { homeOf } from '../../network/selected.ts';
import { bothPorts, coversPorts, noWrittenPorts, writtenPorts } from '../../network/writtenPorts.ts';
import type { Finding, Place } from '../finding.ts';
import { networkPolicyPage } from '../networkPolicyPage.ts';
import type { PolicyRule } from '../rule.ts';
import {
  coversEntry,
  type Entry,
  entriesOf,
  policiesAround,
  standsBefore,
  surroundingsOf,
} from './entries.ts';
import { entriesAround } from './entryIndex.ts';
import { keyAt, originIn, valueAt } from './places.ts';
import { splitPeers } from './separatePeers.ts';

/** What a policy allows and other entries, rules or policies allow anyway. */
export const noEffect: PolicyRule = {
  id: 'no-effect',
  scope: 'policy',
  summary: 'A rule, an entry or a policy changes nothing',
  explanation:
    'Policies only add to each other: what one rule allows, no other can take away. An entry of `from`, `to` or `ports`, ' +
    'a rule, or a whole policy is therefore without effect where others allow the same or more to the same pods, now and ' +
    'whatever pods there will be. It does no harm, but hides what counts: whoever narrows it changes nothing.\n\n' +
    'It is concluded from what the policies say, not from the pods that happen to be there. A policy that allows nothing ' +
    'is not told: it is there for the day on which the others are gone.',
  sources: [
    networkPolicyPage('the-two-sorts-of-pod-isolation'),
    'kubernetes:staging/src/k8s.io/apimachinery/pkg/labels/selector.go',
  ],
  defaultSeverity: 'hint',
  dependsOn: () => [],
  dependsOnFor: (policy, environment) => [
    ...surroundingsOf(policy, environment),
    homeOf(environment.world, policy),
  ],
  check(policy, environment) {
    const home = homeOf(environment.world, policy);
    if (home === undefined || environment.refusals.isRefused(policy)) return [];
    const around = wholly(policy, environment, home);
    if (around !== undefined) return [aboutPolicy(policy, around)];
    return (['ingress', 'egress'] as const).flatMap((direction) => [
      ...inDirection(policy, direction, environment, home),
    ]);
  },
};

/** A policy that limits the same pods in the same directions and allows as much; undefined where there is none. */
function wholly(
  policy: NetworkPolicy,
  environment: Environment,
  home: KnownNamespace,
): NetworkPolicy | undefined {
  const directions = (['ingress', 'egress'] as const).filter((direction) => policy.isolates[direction]);
  const [first] = directions;
  const entries = directions.flatMap((direction) => entriesOf(policy, direction));
  if (first === undefined || entries.length === 0 || policy.mayIsolateMore || isInDoubt(policy))
    return undefined;
  return policiesAround(environment, policy, first).find((other) => {
    const isPart = (one: NetworkPolicy, whole: NetworkPolicy): boolean =>
      directions.every(
        (direction) =>
          coversSubject(whole, one, direction) &&
          entriesOf(one, direction).every((entry) =>
            entriesAround(entriesOf(whole, direction), entry).some((wide) => coversEntry(wide, entry, home)),
          ),
      );
    if (!isPart(policy, other)) return false;
    const areAlike = !other.mayIsolateMore && sameDirections(policy, other) && isPart(other, policy);
    return !areAlike || standsBefore(other, policy);
  });
}

/** A rule with a misspelled key may allow anything. */
function isInDoubt({ ingress, egress }: NetworkPolicy): boolean {
  return [...ingress, ...egress].some(({ hasUnknownKey }) => hasUnknownKey);
}

function sameDirections(left: NetworkPolicy, right: NetworkPolicy): boolean {
  return left.isolates.ingress === right.isolates.ingress && left.isolates.egress === right.isolates.egress;
}

function aboutPolicy(policy: NetworkPolicy, other: NetworkPolicy): Finding {
  return {
    message:
      `This policy changes nothing: policy ${other.name} limits the same pods in the same directions and allows the same ` +
      'or more. Remove one of the two, or say in which way they are to differ.',
    place: keyAt(originIn(policy, policy.podSelector.path)),
    related: [{ message: `Policy ${other.name}`, place: keyAt(originIn(other, other.podSelector.path)) }],
    tags: ['unnecessary'],
    fixes: [
      {
        title: 'Remove the policy, which changes nothing',
        safe: false,
        edits: [{ remove: originIn(policy, '') }],
      },
    ],
  };
}

function* inDirection(
  policy: NetworkPolicy,
  direction: Direction,
  environment: Environment,
  home: KnownNamespace,
): Generator<Finding> {
  if (!policy.isolates[direction]) return;
  const all = entriesOf(policy, direction);
  const policies = policiesAround(environment, policy, direction);
  const reasons = new Map<Entry, Entry>();
  // From the last on: of two that say the same the first stays. What is told can go all at once.
  for (const entry of all.toReversed()) {
    const others = entriesAround(all, entry).filter((other) => other !== entry && !reasons.has(other));
    const reason = within(entry, others, home) ?? beside(entry, policies, direction, home);
    if (reason !== undefined) reasons.set(entry, reason);
  }
  const ofRule = groupBy(all, ({ rule }) => rule);
  for (const rule of policy[direction]) {
    const entries = ofRule.get(rule) ?? [];
    const told = entries.filter((entry) => reasons.has(entry));
    if (entries.length === 0) continue;
    if (told.length === entries.length) {
      const [first] = told;
      const reason = first && reasons.get(first);
      if (reason !== undefined) yield aboutRule(policy, direction, rule, reason);
      continue;
    }
    // Of a dash too many it is told what follows from the dash.
    const split = [...splitPeers(policy, rule, environment)].filter(({ why }) => why === 'adds-nothing');
    for (const entry of told) {
      if (split.some(({ pods }) => pods === entry.peer)) continue;
      const reason = reasons.get(entry);
      if (reason !== undefined) yield aboutEntry(policy, entry, reason);
    }
    yield* aboutPorts(rule);
  }
}

/** Why an entry adds nothing to others of its policy, which may do so together. */
function within(entry: Entry, others: readonly Entry[], home: KnownNamespace): Entry | undefined {
  const wide = others.filter((other) => coversPeer(other.peer, entry.peer, home));
  const ports = wide.map((other) => other.ports).reduce(bothPorts, noWrittenPorts);
  if (wide.length === 0 || !coversPorts(ports, entry.ports)) return undefined;
  return wide.find((other) => coversPorts(other.ports, entry.ports)) ?? wide[0];
}

/** Why it adds nothing to an entry of other policies. */
function beside(
  entry: Entry,
  policies: readonly NetworkPolicy[],
  direction: Direction,
  home: KnownNamespace,
): Entry | undefined {
  const others = policies.flatMap((policy) => entriesAround(entriesOf(policy, direction), entry));
  return others.find((other) => {
    if (!coversEntry(other, entry, home)) return false;
    const areAlike = coversSubject(entry.policy, other.policy, direction) && coversEntry(entry, other, home);
    return !areAlike || standsBefore(other.policy, entry.policy);
  });
}

function aboutRule(policy: NetworkPolicy, direction: Direction, rule: Entry['rule'], reason: Entry): Finding {
  return {
    message: `This rule changes nothing: ${reasonWords(policy, reason)} allows the same or more.`,
    place: valueAt(rule.origin),
    related: [{ message: 'What allows it anyway', place: placeOf(reason) }],
    tags: ['unnecessary'],
    // A list that loses its last item would be null, and a direction that only its rules imply would be open.
    ...(policy[direction].length < 2
      ? {}
      : {
          fixes: [
            { title: 'Remove the rule, which changes nothing', safe: true, edits: [{ remove: rule.origin }] },
          ],
        }),
  };
}

function aboutEntry(policy: NetworkPolicy, { peer, rule }: Entry, reason: Entry): Finding {
  const origin = peer?.origin ?? rule.origin;
  return {
    message: `This entry changes nothing: ${reasonWords(policy, reason)} allows the same or more.`,
    place: valueAt(origin),
    related: [{ message: 'What allows it anyway', place: placeOf(reason) }],
    tags: ['unnecessary'],
    fixes: [{ title: 'Remove the entry, which changes nothing', safe: true, edits: [{ remove: origin }] }],
  };
}

function* aboutPorts({ ports }: Entry['rule']): Generator<Finding> {
  const kept = new Set(ports);
  const written = ports.map((port) => [port, writtenPorts([port])] as const);
  for (const [port, own] of written.toReversed()) {
    kept.delete(port);
    const rest = written.filter(([other]) => kept.has(other)).map(([, set]) => set);
    if (rest.length > 0 && coversPorts(rest.reduce(bothPorts, noWrittenPorts), own)) {
      const { origin } = port;
      yield {
        message: 'This port changes nothing: the other items of the list hold it already.',
        place: valueAt(origin),
        tags: ['unnecessary'],
        fixes: [{ title: 'Remove the port, which changes nothing', safe: true, edits: [{ remove: origin }] }],
      };
    } else kept.add(port);
  }
}

function reasonWords(policy: NetworkPolicy, { policy: other, peer }: Entry): string {
  if (other !== policy) return `policy ${other.name}`;
  return peer === undefined ? 'a rule of this policy that names everyone' : 'another entry of this policy';
}

function placeOf({ peer, rule }: Entry): Place {
  return valueAt(peer?.origin ?? rule.origin);
}
