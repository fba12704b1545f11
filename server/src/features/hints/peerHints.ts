import type { Environment } from '../../assembly/environment.ts';
import type { NetworkPolicy, PodPeer } from '../../kubernetes/networkPolicy.ts';
import { contradictionOf } from '../../network/contradiction.ts';
import { reachOf } from '../../network/peerReach.ts';
import { podsWords } from '../../network/podsWords.ts';
import { peerPods } from '../../network/selected.ts';
import { namespaceNameOf } from '../../network/world.ts';
import { describePeer } from '../hover/selectorHover.ts';
import type { PolicyHints, PolicyWord } from './policyHint.ts';

/** Behind an entry of `from` or `to` how many pods it names: `→ 3 pods`. */
export const peerHints: PolicyHints = {
  kind: 'peers',
  *words(environment, policy, isSeen) {
    const words: PolicyWord[] = [];
    for (const direction of ['ingress', 'egress'] as const) {
      if (!policy.isolates[direction]) continue;
      for (const peer of policy[direction].flatMap(({ peers }) => peers)) {
        if (peer.kind !== 'pods' || !isSeen(peer.origin.path)) continue;
        words.push({
          path: peer.origin.path,
          at: 'firstLine',
          text: `→ ${countWords(environment, policy, peer)}`,
          tooltip: describePeer(environment.world, policy, peer),
        });
        yield;
      }
    }
    return words;
  },
};

/** `3 pods`; `2 to 3 pods` where one may be named; `3 pods here` where pods that are not in the files may be named, too. */
function countWords({ world }: Environment, policy: NetworkPolicy, peer: PodPeer): string {
  if (contradictionOf(peer) !== undefined) return 'no pod';
  const { surely, possibly } = reachOf(world, namespaceNameOf(world, policy), peer).selection;
  const { complete } = peerPods(world, policy, peer);
  const all = [...surely, ...possibly];
  if (all.length === 0) return complete ? 'no pod' : 'none here';
  const least = podsWords(surely).replace(/ .*$/, '');
  const most = podsWords(all);
  const from = possibly.length === 0 ? '' : surely.length === 0 ? 'up to ' : `${least} to `;
  return `${from}${most}${complete ? '' : ' here'}`;
}
