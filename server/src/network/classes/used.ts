import type { LabelSelector } from '../../kubernetes/labels.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { World } from '../world.ts';

/** What the policies of a world look at in a pod, beside its namespace and its network. */
export interface Used {
  /** The label keys that selectors of pods name. */
  readonly keys: ReadonlySet<string>;
  /** The names of ports that rules name. */
  readonly portNames: ReadonlySet<string>;
}

/** What the policies of a world look at. The policies of one namespace a step. */
export function* usedBy(world: World): Generator<void, Used> {
  const keys = new Set<string>();
  const portNames = new Set<string>();
  for (const policies of world.policies.values()) {
    const own = usedByList(policies);
    yield;
    for (const key of own.keys) keys.add(key);
    for (const name of own.portNames) portNames.add(name);
  }
  return { keys, portNames };
}

const cache = new WeakMap<readonly NetworkPolicy[], Used>();

/** What the policies of one namespace look at. */
function usedByList(policies: readonly NetworkPolicy[]): Used {
  const known = cache.get(policies);
  if (known !== undefined) return known;
  const keys = new Set<string>();
  const portNames = new Set<string>();
  const note = (selector: LabelSelector | undefined): void => {
    for (const { key } of selector?.requirements ?? []) keys.add(key);
  };
  for (const { podSelector, ingress, egress } of policies) {
    note(podSelector);
    for (const { peers, ports } of [...ingress, ...egress]) {
      for (const peer of peers) if (peer.kind === 'pods') note(peer.podSelector);
      for (const { numbers } of ports) if (numbers.kind === 'named') portNames.add(numbers.name);
    }
  }
  const used = { keys, portNames };
  cache.set(policies, used);
  return used;
}
