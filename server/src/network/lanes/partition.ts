import type { Basis } from '../classes/basis.ts';
import type { ClassSet } from '../classes/classSets.ts';
import type { PeerRule } from '../classes/limit.ts';
import type { Named } from '../classes/terms.ts';

/**
 * Divides the classes into parts that the peers of some rules treat alike, with work in proportion to what each peer
 * names. Where a rule that means a class names ports, a part has equal ports.
 * @returns for each class the number of its part; 0 for those that no peer names
 */
export function partition({ classes, onNode }: Basis, rules: Iterable<PeerRule>): Int32Array {
  const parts = new Int32Array(classes.length);
  const profileOf = (number: number): number => classes[number]?.portProfile ?? 0;
  let count = 1;
  /** Takes some classes out of their parts; those that were in one part are in one again where the criterion is the same. */
  const takeOut = (numbers: Iterable<number>, criterion: (number: number) => number): void => {
    const renamed = new Map<number, number>();
    for (const number of numbers) {
      const key = criterion(number) * radix + (parts[number] ?? 0);
      const known = renamed.get(key);
      const part = known ?? count++;
      if (known === undefined) renamed.set(key, part);
      parts[number] = part;
    }
  };
  takeOut(onNode, same);
  const seen = new Set<Named>();
  for (const { peers, varies, isForAnyone } of rules) {
    for (const peer of peers) {
      if (peer === undefined || seen.has(peer)) continue;
      seen.add(peer);
      takeOut(peer.surely, same);
      takeOut(peer.possibly, same);
    }
    if (varies) takeOut(isForAnyone ? everyNumber(classes.length) : namedBy(peers), profileOf);
  }
  return parts;
}

/** Pairs of numbers are keys of one number: there are fewer parts than this. */
const radix = 2 ** 32;

const same = (): number => 0;

function everyNumber(count: number): ClassSet {
  return Int32Array.from({ length: count }, (_, number) => number);
}

function namedBy(peers: PeerRule['peers']): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const peer of peers) {
    for (const number of peer?.surely ?? []) numbers.add(number);
    for (const number of peer?.possibly ?? []) numbers.add(number);
  }
  return numbers;
}
