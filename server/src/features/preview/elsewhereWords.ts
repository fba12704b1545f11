import type { ElsewhereGroup } from '../../network/lanes/lane.ts';
import { namespaceNameOf, type World } from '../../network/world.ts';
import { peerWords } from './selectorWords.ts';

/** `any other pod with app=batch in namespace data` */
export function elsewhereWords({ peer, policy, others, isFuture }: ElsewhereGroup, world: World): string {
  const which = isFuture ? 'any future pod' : others ? 'any other pod' : 'any pod';
  return peerWords(peer, namespaceNameOf(world, policy), which);
}
