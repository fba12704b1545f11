import type { Environment } from '../../assembly/environment.ts';
import type {
  Direction,
  NetworkPolicy,
  PolicyRule as NetworkPolicyRule,
  PodPeer,
} from '../../kubernetes/networkPolicy.ts';
import { matrixOf } from '../../network/classes/matrix.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { isolatingPolicies } from '../../network/isolation.ts';
import { type PeerSelection, selectPeer } from '../../network/peers.ts';
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
import type { Finding } from '../finding.ts';
import type { PolicyRule } from '../rule.ts';
import { keyAt, originIn } from './places.ts';
import { twinRule } from './twinRule.ts';
import { someNames } from './words.ts';

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
  dependsOnFor: (policy, { world }) =>
    [...namespacesOf(world, policy)].map((name) => world.policies.get(name)),
  check(policy, environment) {
    const { world, refusals } = environment;
    if (world.rivals.has(policy) || refusals.isRefused(policy)) return [];
    const subjects = subjectsOf(world, policy);
    if (!isKnown(subjects)) return [];
    return (['ingress', 'egress'] as const).flatMap((direction) =>
      policy.isolates[direction]
        ? policy[direction].flatMap((rule) =>
            rule.peers.flatMap((peer) =>
              peer.kind === 'pods' ? about({ policy, direction, rule, peer, subjects }, environment) : [],
            ),
          )
        : [],
    );
  },
};

/** The namespaces of all pods that a policy names, and its own. */
function namespacesOf(world: World, policy: NetworkPolicy): ReadonlySet<string> {
  const own = namespaceNameOf(world, policy);
  const names = new Set([own]);
  for (const { peers } of [...policy.ingress, ...policy.egress]) {
    for (const peer of peers) {
      if (peer.kind !== 'pods') continue;
      for (const name of namesIn(selectPeer(world, own, peer))) names.add(name);
    }
  }
  return names;
}

const namesKnown = new WeakMap<PeerSelection, ReadonlySet<string>>();

/** The namespaces of selected pods; the selection is kept as long as the pods are the same. */
function namesIn(selection: PeerSelection): ReadonlySet<string> {
  const known = namesKnown.get(selection);
  if (known !== undefined) return known;
  const { surely, possibly } = selection;
  const names = new Set([...surely, ...possibly].map(({ namespace }) => namespace.name));
  namesKnown.set(selection, names);
  return names;
}

interface Subject {
  readonly policy: NetworkPolicy;
  readonly direction: Direction;
  readonly rule: NetworkPolicyRule;
  readonly peer: PodPeer;
  readonly subjects: Selected<KnownPods>;
}

/** All that could be selected is here, something is, and none of it is in its node's network. */
function isKnown({ items, complete }: Selected<KnownPods>): boolean {
  return complete && items.length > 0 && items.every(({ hostNetwork }) => !hostNetwork);
}

function about(subject: Subject, { world }: Environment): readonly Finding[] {
  const { policy, direction, rule, peer, subjects } = subject;
  const named = peerPods(world, policy, peer);
  if (rule.hasUnknownKey || peer.hasUnknownKey || !isKnown(named)) return [];
  const ports = deadPorts(world, subject, oneOfEach(world, subjects.items), oneOfEach(world, named.items));
  if (ports === undefined) return [];
  const facing: Direction = direction === 'ingress' ? 'egress' : 'ingress';
  const limiting = limitingAll(world, named.items, facing);
  const [first] = named.items;
  const where = first?.namespace.name ?? '';
  const isElsewhere = where !== namespaceNameOf(world, policy);
  const who = `${someNames(named.items)}${isElsewhere ? ` of namespace ${where}` : ''}`;
  const shown = formatPorts(ports);
  const what = shown === 'All Connections' ? 'anything' : shown;
  const fix =
    limiting &&
    twinRule(
      limiting,
      facing,
      policy.podSelector,
      limiting.namespace === policy.namespace ? undefined : namespaceNameOf(world, policy),
      rule.ports,
    );
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
      ...(fix === undefined ? {} : { fixes: [fix] }),
    },
  ];
}

/** What policies tell apart alike is asked about once. */
function oneOfEach(world: World, pods: readonly KnownPods[]): readonly KnownPods[] {
  const { classOf } = matrixOf(world);
  return [...new Map(pods.map((each) => [classOf(each), each])).values()];
}

/** What an entry allows, where nothing of it gets past the other side of any pair of pods; undefined where something does. */
function deadPorts(
  world: World,
  { direction, rule }: Subject,
  subjects: readonly KnownPods[],
  named: readonly KnownPods[],
): PortSet | undefined {
  let dead: PortSet = noPorts;
  for (const own of subjects) {
    for (const other of named) {
      if (own === other) continue;
      const destination = direction === 'ingress' ? own : other;
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
