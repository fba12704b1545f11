import type { LabelSelector } from '../kubernetes/labels.ts';
import type { Direction, NetworkPolicy, PodPeer, PolicyPeer } from '../kubernetes/networkPolicy.ts';
import { isAddressSubset, isNoAddress } from './addresses.ts';
import { contradictionOf } from './contradiction.ts';
import type { KnownNamespace } from './endpoints.ts';
import { ipBlockOf } from './ipBlocks.ts';
import { namespaceNameLabel } from './knownNamespaces.ts';
import { everything, matchSelector } from './selectors.ts';

/*
 * What follows for all pods and namespaces that there may ever be, from the words of policies alone: whether one selector,
 * or peer is part of another. `false` where it can't be concluded.
 */

/** Whether all that one selector selects is selected by another. */
function coversSelector(wide: LabelSelector, narrow: LabelSelector): boolean {
  if (isInDoubt(wide) || isInDoubt(narrow)) return false;
  return matchSelector(wide, { kind: 'selected', by: narrow }) === 'yes';
}

/** Where a part of a selector is misspelled or can't be read, it selects others than those that are meant. */
function isInDoubt({ open, hasUnknownKey }: LabelSelector): boolean {
  return open || hasUnknownKey === true;
}

/**
 * Whether everyone whom one peer names is named by another of the same namespace's policies.
 * @param wide undefined: everyone
 * @param home the namespace of the policies
 */
export function coversPeer(
  wide: PolicyPeer | undefined,
  narrow: PolicyPeer | undefined,
  home: KnownNamespace,
): boolean {
  if (narrow?.kind === 'unreadable' || wide?.kind === 'unreadable') return false;
  if (narrow?.kind === 'pods' && isDoubtful(narrow)) return false;
  if (wide === undefined) return true;
  if (narrow === undefined) return false;
  if (wide.kind === 'ipBlock' || narrow.kind === 'ipBlock') {
    if (wide.kind !== 'ipBlock' || narrow.kind !== 'ipBlock') return false;
    const { possibly } = ipBlockOf(narrow);
    return !isNoAddress(possibly) && isAddressSubset(possibly, ipBlockOf(wide).surely);
  }
  if (isDoubtful(wide)) return false;
  return (
    coversNamespaces(wide, narrow, home) &&
    coversSelector(wide.podSelector ?? everything, narrow.podSelector ?? everything)
  );
}

/** What names nobody, or is read otherwise than meant, is another finding. */
function isDoubtful(peer: PodPeer): boolean {
  return (
    peer.hasUnknownKey === true ||
    contradictionOf(peer) !== undefined ||
    isInDoubt(peer.podSelector ?? everything) ||
    isInDoubt(peer.namespaceSelector ?? everything)
  );
}

function coversNamespaces(wide: PodPeer, narrow: PodPeer, home: KnownNamespace): boolean {
  const { namespaceSelector } = narrow;
  if (wide.namespaceSelector !== undefined) {
    return namespaceSelector === undefined
      ? matchSelector(wide.namespaceSelector, home.labels) === 'yes'
      : coversSelector(wide.namespaceSelector, namespaceSelector);
  }
  if (namespaceSelector === undefined) return true;
  const own: LabelSelector = {
    requirements: [{ key: namespaceNameLabel, operator: 'In', values: [home.name], path: '' }],
    open: false,
    path: '',
  };
  return coversSelector(own, namespaceSelector);
}

/** Whether a policy applies, in a direction, to all pods to which another one of its namespace applies. */
export function coversSubject(wide: NetworkPolicy, narrow: NetworkPolicy, direction: Direction): boolean {
  return wide.isolates[direction] && coversSelector(wide.podSelector, narrow.podSelector);
}
