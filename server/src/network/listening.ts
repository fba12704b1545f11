import { remembering } from '../base/remembering.ts';
import type { KnownPods } from './endpoints.ts';

const known = new WeakMap<KnownPods['ports'], string>();

/** Equal for ports that mean the same. */
export function listeningOf(ports: KnownPods['ports']): string {
  const text =
    known.get(ports) ?? ports.map(({ protocol, number, name }) => `${protocol} ${number} ${name}`).join();
  known.set(ports, text);
  return text;
}

/** Of some pods the first for each way to declare ports; found once for all that name the same pods. */
export const listeningAlike = remembering((pods: readonly KnownPods[]): readonly KnownPods[] => {
  const firsts = new Map<string, KnownPods>();
  for (const each of pods) {
    const listens = listeningOf(each.ports);
    if (!firsts.has(listens)) firsts.set(listens, each);
  }
  return [...firsts.values()];
});
