import type { Direction } from '../../kubernetes/networkPolicy.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { elsewhereGroups } from '../../network/lanes/elsewhereGroups.ts';
import { subjectOf } from '../../network/lanes/fate.ts';
import { isNoPort } from '../../network/ports.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import { peerWords } from '../preview/selectorWords.ts';
import { few, plain } from './markdown.ts';

const maximumPeers = 4;

/** To which pods that are not in the files the policies of some pods leave a way; undefined where there are none. */
export function describeExposure(world: World, pods: KnownPods): string | undefined {
  const into = unseenPeers(world, pods, 'ingress');
  const out = unseenPeers(world, pods, 'egress');
  const parts = [
    ...(into.length === 0 ? [] : [`${few(into, maximumPeers)} could reach these`]),
    ...(out.length === 0 ? [] : [`these could reach ${few(out, maximumPeers)}`]),
  ];
  return parts.length === 0 ? undefined : `Of pods that are not in these files, ${parts.join('; ')}.`;
}

/** The peers of their rules that may name such pods, in words. */
function unseenPeers(world: World, pods: KnownPods, direction: Direction): readonly string[] {
  return elsewhereGroups(world, subjectOf(world, [pods]), direction)
    .filter(({ fate, isFuture }) => !isFuture && !isNoPort(fate.possibly))
    .map(({ peer, policy }) => plain(peerWords(peer, namespaceNameOf(world, policy))));
}
