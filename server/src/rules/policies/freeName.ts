import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';

/** The name of a new policy beside another, which no policy of the namespace has. */
export function freeName(name: string, suffix: string, policies: readonly NetworkPolicy[]): string {
  const taken = new Set(policies.map((policy) => policy.name));
  const wanted = name === '' ? suffix : `${name}-${suffix}`;
  let free = wanted;
  for (let number = 2; taken.has(free); number++) free = `${wanted}-${number}`;
  return free;
}
