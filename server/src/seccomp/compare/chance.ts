import { argumentCount, type Condition, datumOf, maskOf } from '../libseccomp/condition.ts';
import { edgesOf } from './probes.ts';

/** Of filters that nobody would write, of which some rules decide on very few arguments, more would find still more. */
const tries = 500;

/**
 * Whether something is so for an argument list between those around conditions, for what is to be said of all lists: parts
 * of what conditions compare with are put together under their masks by chance. The lists are the same ones each time.
 * @param conditions of all rules for the call
 * @param met by each of the lists, as far as they compare with one value
 */
export function happensByChance(
  is: (args: readonly bigint[]) => boolean,
  conditions: readonly Condition[],
  met: readonly Condition[] = [],
): boolean {
  const below = numbersBelow();
  const edgesAt = (isAt: (index: number) => boolean): readonly bigint[] => [
    ...[0n, 0xffff_ffffn],
    ...conditions.flatMap((each) => (isAt(each.index) ? edgesOf(each).all : [])),
  ];
  // libseccomp sometimes compares one argument with what another one was to be compared with.
  const anywhere = edgesAt(() => true);
  const edges = Array.from({ length: argumentCount }, (_, index) => edgesAt((other) => other === index));
  const value = (own: readonly bigint[]): bigint => {
    const pick = (): bigint => {
      const values = below(4) === 0 ? anywhere : own;
      return values[below(values.length)] ?? 0n;
    };
    const mask = below(2) === 0 ? pick() : (1n << BigInt(below(64))) - 1n;
    return mixed(pick(), pick(), mask) ^ (below(2) === 0 ? 0n : 1n << BigInt(below(64)));
  };
  for (let list = 0; list < tries; list++) {
    const args = edges.map(value);
    for (const condition of met) {
      const { index, operator } = condition;
      if (operator !== 'EQ' && operator !== 'MASKED_EQ') continue;
      args[index] = mixed(datumOf(condition), args[index] ?? 0n, maskOf(condition));
    }
    if (is(args)) return true;
  }
  return false;
}

function mixed(inside: bigint, outside: bigint, mask: bigint): bigint {
  return (inside & mask) | (outside & ~mask);
}

/** Gives whole numbers below a limit, which look as if they came by chance (Numerical Recipes' generator). */
function numbersBelow(): (limit: number) => number {
  let state = 1;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
