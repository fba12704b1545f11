import type { LabelSelector } from '../../kubernetes/labels.ts';
import type { KnownNamespace, KnownPods, NamespaceFacts, Pods } from '../../network/endpoints.ts';
import { podsNotHere } from '../../network/lanes/elsewhereGroups.ts';
import { peerNamespaces, selectNamespaces, selectPods } from '../../network/selected.ts';
import { everything, type Selected } from '../../network/selectors.ts';
import type { World } from '../../network/world.ts';
import type { LabelTarget } from './target.ts';

interface LabelledPods extends Selected<KnownPods> {
  /** A pod with the label that is not in the files. */
  readonly elsewhere: Pods;
}

/** The pods that have a label, or may have it where it can't be read. */
export function podsWithLabel(world: World, { requirement, holders }: LabelTarget): LabelledPods {
  const selector = { requirements: [requirement], open: false, path: requirement.path };
  if (holders.kind === 'namespaces') {
    const namespaces = selectNamespaces(world, selector);
    return { ...selectPods(world, namespaces), elsewhere: podsNotHere(somewhere(selector)) };
  }
  const namespaces =
    holders.kind === 'peer'
      ? peerNamespaces(world, holders.policy, holders.peer)
      : namespaceNamed(world, holders.namespace);
  const [only, ...others] = namespaces.items;
  const home =
    only === undefined || others.length > 0
      ? somewhere(holders.kind === 'peer' ? holders.peer.namespaceSelector : undefined)
      : only;
  return { ...selectPods(world, namespaces, selector), elsewhere: podsNotHere(home, selector) };
}

/** A namespace that is not in the files. */
function somewhere(by: LabelSelector = everything): NamespaceFacts {
  return { name: undefined, labels: { kind: 'selected', by } };
}

function namespaceNamed({ cluster }: World, name: string): Selected<KnownNamespace> {
  const home = cluster.namespaces.get(name);
  return { items: home === undefined ? [] : [home], complete: true };
}
