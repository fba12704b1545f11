import type { Environment } from '../../../assembly/environment.ts';
import type { Direction, NetworkPolicy } from '../../../kubernetes/networkPolicy.ts';
import type { KnownPods } from '../../../network/endpoints.ts';
import { podsWords } from '../../../network/podsWords.ts';
import { peerPods } from '../../../network/selected.ts';

/** Whom the rules of a policy name in a direction. */
export interface NamedPods {
  readonly pods: ReadonlySet<KnownPods>;
  /** Whether a rule names everyone, whether pod or not. */
  readonly isAnyone: boolean;
  /** Whether these are all, whatever else there may be. */
  readonly isComplete: boolean;
}

export function namedPods({ world }: Environment, policy: NetworkPolicy, direction: Direction): NamedPods {
  const pods = new Set<KnownPods>();
  let isComplete = true;
  for (const peer of policy[direction].flatMap(({ peers }) => peers)) {
    if (peer.kind !== 'pods') continue;
    const { items, complete } = peerPods(world, policy, peer);
    isComplete &&= complete;
    for (const one of items) pods.add(one);
  }
  return { pods, isAnyone: policy[direction].some(({ peers }) => peers.length === 0), isComplete };
}

/** `142 more pods may connect`, `reaches 2 pods fewer`: what a change does to whom rules name, as far as the files tell. */
export function whoWords(direction: Direction, before: NamedPods, after: NamedPods): string {
  const verb = direction === 'ingress' ? 'may connect' : 'may be reached';
  if (before.isAnyone !== after.isAnyone)
    return after.isAnyone ? `everyone ${verb}` : `no longer everyone ${verb}`;
  const more = [...after.pods].filter((one) => !before.pods.has(one));
  const fewer = [...before.pods].filter((one) => !after.pods.has(one));
  const here = before.isComplete && after.isComplete ? '' : ' here';
  const parts = [
    ...(more.length === 0 ? [] : [podsWords(more, 'more')]),
    ...(fewer.length === 0 ? [] : [podsWords(fewer, 'fewer')]),
  ];
  return parts.length === 0 ? `no other pods${here} than before` : `${parts.join(', ')} ${verb}${here}`;
}
