import type { Environment } from '../../assembly/environment.ts';
import type { LabelSelector } from '../../kubernetes/labels.ts';
import type { NetworkPolicy, PodPeer } from '../../kubernetes/networkPolicy.ts';
import type { Cluster } from '../../network/cluster.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { pluginOf } from '../../network/plugins/known.ts';
import { peerPods, subjectsOf } from '../../network/selected.ts';
import type { Selected } from '../../network/selectors.ts';
import { sightOf } from '../../network/sight.ts';
import type { Finding } from '../finding.ts';
import { networkPolicyPage } from '../networkPolicyPage.ts';
import type { PolicyRule } from '../rule.ts';
import { keyAt, originIn } from './places.ts';
import { someNames } from './words.ts';

/** Selectors that select pods in the network of their node. */
export const hostNetworkSelected: PolicyRule = {
  id: 'host-network-selected',
  scope: 'policy',
  summary: 'A selector selects pods in the network of their node',
  explanation:
    'Pods with `hostNetwork: true` have the address of their node. What policies do to them is left open: most plugins ' +
    'take their traffic for that of the node, so that a policy does not limit them and an entry of `from` or `to` does not ' +
    'name them. Where the plugin of the environment is known to do so or otherwise, that is said.\n\n' +
    'To limit such pods, take them out of the node’s network, or use the firewall of the node or a policy of the plugin’s ' +
    'own kind. To allow connections with them, name the addresses of the nodes with an `ipBlock`. Told where all pods ' +
    'of these files that the selector selects are in their node’s network, and, by a selector without labels, only where there ' +
    'are no others.',
  sources: [networkPolicyPage('networkpolicy-and-hostnetwork-pods')],
  defaultSeverity: 'warning',
  dependsOn: ({ completeness, defaultNamespace, networkPlugin }) => [
    completeness,
    defaultNamespace,
    networkPlugin,
  ],
  dependsOnFor: (policy, { world }) => [sightOf(world, policy)],
  check(policy, environment) {
    const { world } = environment;
    if (!hasPodsOnNodes(world.cluster)) return [];
    const found: Finding[] = [];
    const subjects = subjectsOf(world, policy);
    const isLimiting = policy.isolates.ingress || policy.isolates.egress;
    if (isLimiting && areOnNodes(subjects, policy.podSelector))
      found.push(aboutSubjects(policy, subjects.items, environment));
    for (const direction of ['ingress', 'egress'] as const) {
      if (!policy.isolates[direction]) continue;
      for (const peer of policy[direction].flatMap(({ peers }) => peers)) {
        if (peer.kind !== 'pods' || peer.hasUnknownKey === true) continue;
        const named = peerPods(world, policy, peer);
        if (areOnNodes(named, peer.podSelector))
          found.push(aboutPeer(policy, peer, named.items, environment));
      }
    }
    return found;
  },
};

const known = new WeakMap<Cluster, boolean>();

/** Whether there are any; most clusters have none in the files. */
function hasPodsOnNodes(cluster: Cluster): boolean {
  const has = known.get(cluster) ?? cluster.pods.some(({ hostNetwork }) => hostNetwork);
  known.set(cluster, has);
  return has;
}

/** Where there may be others, a selector with labels is meant for those that it finds; one without is meant for all. */
function areOnNodes({ items, complete }: Selected<KnownPods>, selector: LabelSelector | undefined): boolean {
  const isMeant = complete || (selector !== undefined && !selector.open && selector.requirements.length > 0);
  return isMeant && items.length > 0 && items.every(({ hostNetwork }) => hostNetwork);
}

function aboutSubjects(
  policy: NetworkPolicy,
  items: readonly KnownPods[],
  environment: Environment,
): Finding {
  return {
    message:
      `${someNames(items)} ${are(items)} in the network of the node: ${whatHolds(environment, 'most plugins do not limit such pods')}. ` +
      'To limit them, take them out of it (`hostNetwork: false`), or use the node’s firewall.',
    place: keyAt(originIn(policy, policy.podSelector.path)),
  };
}

function aboutPeer(
  policy: NetworkPolicy,
  { podSelector, namespaceSelector, origin }: PodPeer,
  items: readonly KnownPods[],
  environment: Environment,
): Finding {
  return {
    message:
      `${someNames(items)} ${are(items)} in the network of the node and ${items.length === 1 ? 'has' : 'have'} its address: ` +
      `${whatHolds(environment, 'to most plugins selectors do not name such pods')}. Name the addresses of the nodes with an ipBlock.`,
    place: keyAt(originIn(policy, (podSelector ?? namespaceSelector)?.path ?? origin.path)),
  };
}

function are(items: readonly unknown[]): string {
  return items.length === 1 ? 'is' : 'are';
}

/** What the environment's plugin is documented to do with such pods, else what is usual. */
function whatHolds({ networkPlugin }: Environment, usual: string): string {
  const { name, differences } = pluginOf(networkPlugin);
  const known = differences.find(({ aspect }) => aspect === 'host-network');
  return known === undefined ? usual : `with ${name} ${known.text}`;
}
