import type { LabelSelector } from '../../kubernetes/labels.ts';
import type { NetworkPolicy, PodPeer } from '../../kubernetes/networkPolicy.ts';
import { isInNamespace } from '../../kubernetes/objectKey.ts';
import type { KubernetesObject } from '../../kubernetes/objects.ts';
import type { KnownNamespace } from '../../network/endpoints.ts';
import { monitoredNamespaces } from '../../network/monitored.ts';
import { peerNamespaces } from '../../network/selected.ts';
import type { Selected } from '../../network/selectors.ts';
import type { World } from '../../network/world.ts';

/** What wears a label. */
export type Wearer = 'pods' | 'namespaces';

/** What a selector is for. */
export type SelectorRole = 'own' | 'scheduling' | 'service' | 'policy' | 'gateway' | 'other';

/** A selector of an object, and what it looks at. */
export interface WrittenSelector {
  readonly selector: LabelSelector;
  readonly wearer: Wearer;
  readonly role: SelectorRole;
  /** The namespaces whose pods it is about, or that it chooses among; found out when it is asked. */
  readonly namespaces: () => Selected<KnownNamespace>;
  /** The entry of `from` or `to` that it is part of. */
  readonly peer?: PodPeer;
}

/** All selectors that an object has. */
export function writtenSelectors(world: World, object: KubernetesObject): readonly WrittenSelector[] {
  const home = (): Selected<KnownNamespace> => homeOf(world, object);
  const every = (): Selected<KnownNamespace> => ({
    items: [...world.cluster.namespaces.values()],
    complete: world.completeness.namespaces,
  });
  switch (object.kind) {
    case 'Workload':
      return (object.selectors ?? []).map(({ use, selector, isAboutOthers }) => ({
        selector,
        wearer: 'pods',
        role: use,
        namespaces: isAboutOthers ? every : home,
      }));
    case 'Service':
      return object.selector === undefined
        ? []
        : [{ selector: object.selector, wearer: 'pods', role: 'service', namespaces: home }];
    case 'NetworkPolicy':
      return [
        { selector: object.podSelector, wearer: 'pods', role: 'policy', namespaces: home },
        ...podPeers(object).flatMap((peer) => ofPeer(world, object, peer, every)),
      ];
    case 'PodRelated':
      return object.selector === undefined
        ? []
        : [{ selector: object.selector, wearer: 'pods', role: 'other', namespaces: home }];
    case 'Monitor':
      return object.writtenKind === 'PodMonitor'
        ? [
            {
              selector: object.selector,
              wearer: 'pods',
              role: 'other',
              namespaces: () => monitoredNamespaces(world, object),
            },
          ]
        : [];
    case 'Gateway':
      return object.listeners.flatMap(({ from }) =>
        typeof from === 'object'
          ? [{ selector: from, wearer: 'namespaces', role: 'gateway', namespaces: every }]
          : [],
      );
    default:
      return [];
  }
}

function ofPeer(
  world: World,
  policy: NetworkPolicy,
  peer: PodPeer,
  every: () => Selected<KnownNamespace>,
): readonly WrittenSelector[] {
  const { podSelector, namespaceSelector } = peer;
  return [
    ...(podSelector === undefined
      ? []
      : [
          {
            selector: podSelector,
            wearer: 'pods',
            role: 'policy',
            namespaces: () => peerNamespaces(world, policy, peer),
            peer,
          } as const,
        ]),
    ...(namespaceSelector === undefined
      ? []
      : [
          {
            selector: namespaceSelector,
            wearer: 'namespaces',
            role: 'policy',
            namespaces: every,
            peer,
          } as const,
        ]),
  ];
}

/** The entries of `from` and `to` that name pods. */
export function podPeers(policy: NetworkPolicy): readonly PodPeer[] {
  return [...policy.ingress, ...policy.egress].flatMap(({ peers }) =>
    peers.filter((peer) => peer.kind === 'pods'),
  );
}

function homeOf({ cluster, defaultNamespace }: World, object: KubernetesObject): Selected<KnownNamespace> {
  const name = isInNamespace(object) ? (object.namespace ?? defaultNamespace) : object.name;
  const home = cluster.namespaces.get(name);
  return { items: home === undefined ? [] : [home], complete: true };
}
