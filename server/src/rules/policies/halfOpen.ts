import type { Environment } from '../../assembly/environment.ts';
import type {
  Direction,
  NetworkPolicy,
  PolicyRule as NetworkPolicyRule,
  PodPeer,
} from '../../kubernetes/networkPolicy.ts';
import { matrixOf } from '../../network/classes/matrix.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { isBeingWritten } from '../../network/halfRead.ts';
import { isolatingPolicies } from '../../network/isolation.ts';
import { portGrants } from '../../network/policyPorts.ts';
import {
  formatPorts,
  intersectPorts,
  isNoPort,
  noPorts,
  type PortSet,
  portRange,
  unionPorts,
} from '../../network/ports.ts';
import { sideVerdict } from '../../network/reachability.ts';
import { peerPods, type Selected, subjectsOf } from '../../network/selected.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import type { Finding, Fix } from '../finding.ts';
import type { PolicyRule } from '../rule.ts';
import { keyAt, originIn } from './places.ts';
import { type Answered, twinPolicy, twinRule } from './twinRule.ts';
import { someNames, within } from './words.ts';

/** An entry that allows what the policies of the other side do not. */
export const halfOpen: PolicyRule = {
  id: 'half-open',
  scope: 'policy',
  summary: 'What an entry allows, the policies of the other side do not',
  explanation:
    'A connection needs both sides: a policy of the source must let it out, and one of the destination must let it in, ' +
    'wherever these are limited. An entry is dead where none of the pods that it names may answer it: each file is right ' +
    'by itself, together they allow nothing.\n\n' +
    'Add the twin of the rule on the other side; the quick-fix writes it into a policy that limits those pods. Reported ' +
    'where all pods of both sides and all of their policies are in the files, and nothing of what the entry allows gets ' +
    'through to any of them.',
  sources: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  ],
  defaultSeverity: 'warning',
  dependsOn: ({ world, completeness, defaultNamespace }) => [world.cluster, completeness, defaultNamespace],
  dependsOnFor: (policy, environment) => [
    environment.refusals.isRefused(policy),
    environment.world.rivals.has(policy),
    ...seenNamespaces(policy, environment).flatMap((name) => [
      environment.world.policies.get(name),
      isBeingWritten(environment.world, name),
    ]),
  ],
  check(policy, environment) {
    const { world, refusals } = environment;
    if (world.rivals.has(policy) || refusals.isRefused(policy)) return [];
    const subjects = subjectsOf(world, policy);
    if (!isKnown(subjects)) return [];
    const namespaces = new Set<string>();
    const found = (['ingress', 'egress'] as const).flatMap((direction) =>
      policy.isolates[direction]
        ? policy[direction].flatMap((rule) =>
            rule.peers.flatMap((peer) =>
              peer.kind === 'pods'
                ? about({ policy, direction, rule, peer, subjects, namespaces }, environment)
                : [],
            ),
          )
        : [],
    );
    remember(policy, environment, namespaces);
    return found;
  },
};

/** The namespaces whose policies were looked at when a policy was last checked, by environment. */
const seen = new WeakMap<NetworkPolicy, Map<string, ReadonlySet<string>>>();

/**
 * An entry is alive as soon as one pair of pods is: the policies of all others may change without another answer.
 */
function seenNamespaces(policy: NetworkPolicy, { id }: Environment): readonly string[] {
  return [...(seen.get(policy)?.get(id) ?? [])];
}

function remember(policy: NetworkPolicy, { id }: Environment, namespaces: ReadonlySet<string>): void {
  const known = seen.get(policy) ?? new Map<string, ReadonlySet<string>>();
  seen.set(policy, known);
  known.set(id, namespaces);
}

interface Subject {
  readonly policy: NetworkPolicy;
  readonly direction: Direction;
  readonly rule: NetworkPolicyRule;
  readonly peer: PodPeer;
  readonly subjects: Selected<KnownPods>;
  /** Those whose policies are looked at are added. */
  readonly namespaces: Set<string>;
}

/** All that could be selected is here, something is, and none of it is in its node's network. */
function isKnown({ items, complete }: Selected<KnownPods>): boolean {
  return complete && items.length > 0 && items.every(({ hostNetwork }) => !hostNetwork);
}

function about(subject: Subject, { world }: Environment): readonly Finding[] {
  const { policy, direction, rule, peer } = subject;
  const named = peerPods(world, policy, peer);
  if (rule.hasUnknownKey || peer.hasUnknownKey || !isKnown(named)) return [];
  const ports = deadPorts(world, subject, named.items);
  if (ports === undefined) return [];
  const facing: Direction = direction === 'ingress' ? 'egress' : 'ingress';
  const limiting = limitingAll(world, named.items, facing);
  const [first] = named.items;
  const where = first?.namespace.name ?? '';
  const isElsewhere = where !== namespaceNameOf(world, policy);
  const who = `${within(someNames(named.items))}${isElsewhere ? ` of namespace ${where}` : ''}`;
  const shown = formatPorts(ports);
  const what = shown === 'All Connections' ? 'anything' : shown;
  const place = peer.podSelector ?? peer.namespaceSelector;
  return [
    {
      message:
        direction === 'ingress'
          ? `This entry lets nobody in: egress of ${who} is limited, and no policy allows ${what} from there to here. Allow it there too.`
          : `This entry leads nowhere: ingress of ${who} is limited, and no policy allows ${what} in from here. Allow it there too.`,
      place: keyAt(originIn(policy, place?.path ?? peer.origin.path)),
      related:
        limiting === undefined
          ? []
          : [
              {
                message: `Policy ${limiting.name} limits ${facing}`,
                place: keyAt(originIn(limiting, limiting.podSelector.path)),
              },
            ],
      fixes: limiting === undefined ? [] : twins(world, subject, limiting, first),
    },
  ];
}

/** Ways to allow it on the other side: where a policy about all pods of a namespace limits it, by one for these pods first. */
function twins(
  world: World,
  { policy, direction, rule, peer }: Subject,
  limiting: NetworkPolicy,
  first: KnownPods | undefined,
): readonly Fix[] {
  const facing: Direction = direction === 'ingress' ? 'egress' : 'ingress';
  const home = namespaceNameOf(world, policy);
  const answered: Answered = {
    subject: policy.podSelector,
    namespace: namespaceNameOf(world, limiting) === home ? undefined : home,
    ports: rule.ports,
  };
  const twin = twinRule(limiting, facing, answered);
  const { podSelector } = peer;
  const isNarrower = podSelector !== undefined && podSelector.requirements.length > 0;
  if (first === undefined || !isNarrower || limiting.podSelector.requirements.length > 0)
    return twin === undefined ? [] : [twin];
  const others = world.policies.get(namespaceNameOf(world, limiting)) ?? [];
  const name = `${first.workload.name}-${facing === 'ingress' ? 'from' : 'to'}-${policy.name}`;
  const own = twinPolicy(limiting, facing, podSelector, name, others, answered);
  return twin === undefined ? [own] : [own, twin];
}

/**
 * Of pods that policies can't tell apart and that listen on the same ports two: they may talk to each other, and a class of
 * pods may be finer after edits than it would be from a fresh start.
 */
function twoOfEach(world: World, pods: readonly KnownPods[]): readonly KnownPods[] {
  const { classOf } = matrixOf(world);
  const counts = new Map<unknown, Map<string, number>>();
  return pods.filter((each) => {
    const own = classOf(each);
    const ofClass = counts.get(own) ?? new Map<string, number>();
    counts.set(own, ofClass);
    const listens = each.ports.map(({ protocol, number }) => `${protocol} ${number}`).join();
    const count = ofClass.get(listens) ?? 0;
    ofClass.set(listens, count + 1);
    return count < 2;
  });
}

/** What an entry allows, where nothing of it gets past the other side of any pair of pods; undefined where something does. */
function deadPorts(
  world: World,
  { direction, rule, subjects, namespaces }: Subject,
  named: readonly KnownPods[],
): PortSet | undefined {
  let dead: PortSet = noPorts;
  const others = twoOfEach(world, named);
  for (const own of twoOfEach(world, subjects.items)) {
    for (const other of others) {
      if (own === other) continue;
      namespaces.add(other.namespace.name);
      const destination = direction === 'ingress' ? own : other;
      if (isInDoubt(world, other, direction === 'ingress' ? 'egress' : 'ingress')) return undefined;
      const granted = listened(
        portGrants(rule, destination)
          .map(({ possibly }) => possibly)
          .reduce(unionPorts, noPorts),
        destination,
      );
      const facing = sideVerdict(world, other, direction === 'ingress' ? 'egress' : 'ingress', own);
      if (!isNoPort(intersectPorts(granted, facing.possibly))) return undefined;
      dead = unionPorts(dead, granted);
    }
  }
  return isNoPort(dead) ? undefined : dead;
}

/** Whether pods are limited by a policy whose selector is misspelled, and most likely means others, or one is being written. */
function isInDoubt(world: World, pods: KnownPods, direction: Direction): boolean {
  if (isBeingWritten(world, pods.namespace.name)) return true;
  return isolatingPolicies(world, pods, direction).some(({ policy }) => policy.podSelector.hasUnknownKey);
}

/** Of some ports those that pods declare, where they declare any: that nobody listens on the others is told by another rule. */
function listened(ports: PortSet, { ports: declared }: KnownPods): PortSet {
  if (declared.length === 0) return ports;
  const own = declared.map(({ protocol, number }) => portRange(protocol, number, number));
  return intersectPorts(ports, own.reduce(unionPorts, noPorts));
}

/** A policy that limits all of some pods, one about few of them before one about all of a namespace. */
function limitingAll(
  world: World,
  pods: readonly KnownPods[],
  direction: Direction,
): NetworkPolicy | undefined {
  const [first, ...others] = pods.map((each) =>
    isolatingPolicies(world, each, direction)
      .filter(({ match }) => match === 'yes')
      .map(({ policy }) => policy),
  );
  const common = (first ?? []).filter((policy) => others.every((list) => list.includes(policy)));
  return common.toSorted((left, right) => weight(right, direction) - weight(left, direction))[0];
}

function weight(policy: NetworkPolicy, direction: Direction): number {
  return policy.podSelector.requirements.length + (policy[direction].length > 0 ? 0.5 : 0);
}
