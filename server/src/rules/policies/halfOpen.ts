import type { Environment } from '../../assembly/environment.ts';
import { Remembered } from '../../base/remembered.ts';
import type {
  Direction,
  NetworkPolicy,
  PolicyRule as NetworkPolicyRule,
  PodPeer,
} from '../../kubernetes/networkPolicy.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { isBeingWritten } from '../../network/halfRead.ts';
import { isolatingPolicies } from '../../network/isolation.ts';
import { formatPorts } from '../../network/ports.ts';
import { peerPods, subjectsOf } from '../../network/selected.ts';
import type { Selected } from '../../network/selectors.ts';
import { sightOf } from '../../network/sight.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import type { Finding, Fix } from '../finding.ts';
import { networkPolicyPage } from '../networkPolicyPage.ts';
import type { PolicyRule } from '../rule.ts';
import { deadPorts } from './deadPorts.ts';
import { keyAt, originIn } from './places.ts';
import { type Answered, twinPolicy, twinRule } from './twinRule.ts';
import { whatIsComplete } from './whatIsComplete.ts';
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
  sources: [networkPolicyPage('the-two-sorts-of-pod-isolation')],
  defaultSeverity: 'warning',
  dependsOn: whatIsComplete,
  dependsOnFor: (policy, environment) => [
    sightOf(environment.world, policy),
    environment.refusals.isRefused(policy),
    environment.world.rivals.has(policy),
    ...policiesIn(environment, seenNamespaces.get(policy)?.get(environment.id) ?? none),
  ],
  check(policy, environment) {
    const found = [...entriesOf(policy, environment)];
    const ofPolicy = seenNamespaces.get(policy) ?? new Map<string, ReadonlySet<string>>();
    seenNamespaces.set(policy, ofPolicy);
    ofPolicy.set(environment.id, new Set(found.flatMap(({ namespaces }) => [...namespaces])));
    return found.flatMap(({ findings }) => findings);
  },
};

const none: ReadonlySet<string> = new Set();

/** By policy and environment: those whose policies were looked at when the policy was last checked. */
const seenNamespaces = new WeakMap<NetworkPolicy, Map<string, ReadonlySet<string>>>();

function* entriesOf(policy: NetworkPolicy, environment: Environment): Generator<Found> {
  const { world, refusals } = environment;
  if (world.rivals.has(policy) || refusals.isRefused(policy)) return;
  const subjects = subjectsOf(world, policy);
  if (!isKnown(subjects)) return;
  for (const direction of ['ingress', 'egress'] as const) {
    if (!policy.isolates[direction]) continue;
    for (const rule of policy[direction]) {
      for (const peer of rule.peers) {
        if (peer.kind === 'pods') yield aboutEntry({ policy, direction, rule, peer, subjects }, environment);
      }
    }
  }
}

/** What was found about an entry. */
interface Found {
  readonly findings: readonly Finding[];
  /** The namespaces whose policies were looked at: an entry is alive as soon as one pair of pods is. */
  readonly namespaces: ReadonlySet<string>;
}

const entries = new Remembered<PodPeer, Found>();

function policiesIn({ world }: Environment, namespaces: Iterable<string>): readonly unknown[] {
  const policies: unknown[] = [];
  for (const name of namespaces) policies.push(world.policies.get(name), isBeingWritten(world, name));
  return policies;
}

function aboutEntry(subject: Subject, environment: Environment): Found {
  const { policy, peer, subjects } = subject;
  const { world, id, completeness } = environment;
  return entries.get(
    peer,
    id,
    ({ namespaces }) => [
      policy,
      completeness,
      subjects,
      peerPods(world, policy, peer),
      ...policiesIn(environment, namespaces),
    ],
    () => {
      const namespaces = new Set<string>();
      return { findings: about(subject, namespaces, environment), namespaces };
    },
  );
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

/** @param namespaces those whose policies are looked at are added */
function about(subject: Subject, namespaces: Set<string>, { world }: Environment): readonly Finding[] {
  const { policy, direction, rule, peer, subjects } = subject;
  const named = peerPods(world, policy, peer);
  if (rule.hasUnknownKey || peer.hasUnknownKey || !isKnown(named)) return [];
  const ports = deadPorts(world, direction, rule, subjects.items, named.items, namespaces);
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
