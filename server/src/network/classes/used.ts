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

/** What the policies of a world look at. */
export function usedBy(world: World): Used {
  const keys = new Set<string>();
  const portNames = new Set<string>();
  for (const policies of world.policies.values()) {
    for (const policy of policies) {
      const own = usedByPolicy(policy);
      for (const key of own.keys) keys.add(key);
      for (const name of own.portNames) portNames.add(name);
    }
  }
  return { keys, portNames };
}

const cache = new WeakMap<NetworkPolicy, Used>();

function usedByPolicy(policy: NetworkPolicy): Used {
  const known = cache.get(policy);
  if (known !== undefined) return known;
  const keys = new Set<string>();
  const portNames = new Set<string>();
  const note = (selector: LabelSelector | undefined): void => {
    for (const { key } of selector?.requirements ?? []) keys.add(key);
  };
  note(policy.podSelector);
  for (const { peers, ports } of [...policy.ingress, ...policy.egress]) {
    for (const peer of peers) if (peer.kind === 'pods') note(peer.podSelector);
    for (const { numbers } of ports) if (numbers.kind === 'named') portNames.add(numbers.name);
  }
  const used = { keys, portNames };
  cache.set(policy, used);
  return used;
}

export function covers(whole: Used, part: Used): boolean {
  return isWithin(part.keys, whole.keys) && isWithin(part.portNames, whole.portNames);
}

function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  if (part.size > whole.size) return false;
  for (const item of part) if (!whole.has(item)) return false;
  return true;
}
