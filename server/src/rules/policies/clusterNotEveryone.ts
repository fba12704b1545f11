import type { NetworkPolicy, PolicyPeer } from '../../kubernetes/networkPolicy.ts';
import type { Service } from '../../kubernetes/objects.ts';
import { isBeingWritten } from '../../network/halfRead.ts';
import { isolatingPolicies } from '../../network/isolation.ts';
import { subjectsOf } from '../../network/selected.ts';
import { matchSelector } from '../../network/selectors.ts';
import { sightOf } from '../../network/sight.ts';
import { isWayIn } from '../../network/waysIn.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import type { Finding } from '../finding.ts';
import { networkPolicyPage } from '../networkPolicyPage.ts';
import type { PolicyRule } from '../rule.ts';
import { type Entry, entriesOf } from './entries.ts';
import { keyAt, originIn, valueAt } from './places.ts';
import { whatIsComplete } from './whatIsComplete.ts';

/** All pods of all namespaces, where everyone is meant. */
export const clusterNotEveryone: PolicyRule = {
  id: 'cluster-not-everyone',
  scope: 'policy',
  summary: 'namespaceSelector: {} names every pod of the cluster, and nobody outside',
  explanation:
    '`namespaceSelector: {}` is every pod of every namespace. It is not everyone: addresses outside the cluster, and the ' +
    'nodes, are no pods. `ingress: [{}]`, a rule without `from`, lets these in too. The two are often taken for one: a ' +
    'well-known recipe says that they correspond.\n\n' +
    'Told where pods are reached from outside by a Service of type `LoadBalancer` or `NodePort` and no policy lets in any ' +
    'address, and where the name of the policy says that all is allowed.',
  sources: [
    networkPolicyPage('behavior-of-to-and-from-selectors'),
    'https://github.com/ahmetb/kubernetes-network-policy-recipes/issues/62',
    'https://github.com/ahmetb/kubernetes-network-policy-recipes/pull/84',
  ],
  defaultSeverity: 'warning',
  dependsOn: whatIsComplete,
  dependsOnFor: (policy, { world }) => {
    const namespace = namespaceNameOf(world, policy);
    return [
      sightOf(world, policy),
      world.policies.get(namespace),
      world.services.get(namespace),
      isBeingWritten(world, namespace),
    ];
  },
  check(policy, { world }) {
    return (['ingress', 'egress'] as const).flatMap((direction) => {
      if (!policy.isolates[direction]) return [];
      const entries = entriesOf(policy, direction);
      const told = entries.filter(({ peer }) => namesCluster(peer));
      if (told.length === 0 || entries.some(({ peer }) => namesAddresses(peer))) return [];
      const service = direction === 'ingress' ? servedFromOutside(policy, world) : undefined;
      if (service === undefined && !isMeantForAll(policy)) return [];
      return told.flatMap((entry) => about(policy, entry, direction, service) ?? []);
    });
  },
};

/** Every pod of every namespace. */
function namesCluster(peer: PolicyPeer | undefined): boolean {
  if (peer?.kind !== 'pods' || peer.hasUnknownKey === true || peer.namespaceSelector === undefined)
    return false;
  return [peer.namespaceSelector, peer.podSelector].every(
    (selector) =>
      selector === undefined ||
      (selector.requirements.length === 0 && !selector.open && selector.hasUnknownKey !== true),
  );
}

function namesAddresses(peer: PolicyPeer | undefined): boolean {
  return peer === undefined || peer.kind !== 'pods';
}

/** `web-allow-all`: not for instance `allow-all-namespaces`. */
function isMeantForAll({ name }: NetworkPolicy): boolean {
  return /(?:^|[-.])allow-(?:all|any|everyone)(?:-(?:traffic|ingress|egress|sources|connections))?$/.test(
    name,
  );
}

/** A Service by which one gets to the pods from outside, where no policy lets in any address. */
function servedFromOutside(policy: NetworkPolicy, world: World): Service | undefined {
  if (isBeingWritten(world, namespaceNameOf(world, policy))) return undefined;
  const subjects = subjectsOf(world, policy).items;
  const ways = (world.services.get(namespaceNameOf(world, policy)) ?? []).filter(isWayIn);
  return ways.find(({ selector }) =>
    subjects.some(
      (pods) =>
        selector !== undefined &&
        matchSelector(selector, pods.labels) === 'yes' &&
        !isolatingPolicies(world, pods, 'ingress').some(({ policy: other }) => mayLetAddressesIn(other)),
    ),
  );
}

function mayLetAddressesIn(policy: NetworkPolicy): boolean {
  const entries = entriesOf(policy, 'ingress');
  return (
    policy.podSelector.hasUnknownKey === true ||
    entries.length < policy.ingress.length ||
    entries.some(({ peer }) => namesAddresses(peer))
  );
}

function about(
  policy: NetworkPolicy,
  { peer, rule }: Entry,
  direction: 'ingress' | 'egress',
  service: Service | undefined,
): Finding | undefined {
  if (peer?.kind !== 'pods' || peer.namespaceSelector === undefined) return undefined;
  const isIn = direction === 'ingress';
  const key = isIn ? 'from' : 'to';
  const why =
    service === undefined
      ? `though by its name the policy allows all`
      : `while Service ${service.name} (${service.reach.type}) leads to these pods from there`;
  const isOnly = rule.peers.length === 1;
  return {
    message:
      `This entry names every pod of the cluster and ${isIn ? 'lets in nobody' : 'leads to nobody'} outside of it, ${why}. ` +
      `A rule without \`${key}\` allows everyone; an ipBlock allows addresses.`,
    place: keyAt(originIn(policy, peer.namespaceSelector.path)),
    severity: service === undefined ? 'info' : 'warning',
    ...(service === undefined
      ? {}
      : {
          related: [
            {
              message: `Service ${service.name}`,
              place: valueAt({ object: service.origin.object, path: 'metadata.name' }),
            },
          ],
        }),
    fixes: isOnly
      ? [
          rule.ports.length === 0
            ? {
                title: 'Allow everyone, inside and outside the cluster: {}',
                safe: false,
                edits: [{ place: valueAt(rule.origin), newText: '{}' }],
              }
            : {
                title: `Allow everyone, inside and outside the cluster: leave out ${key}`,
                safe: false,
                edits: [{ remove: originIn(policy, `${rule.origin.path}.${key}`) }],
              },
        ]
      : [],
  };
}
