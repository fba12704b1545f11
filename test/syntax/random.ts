/** A repeatable source of random choices. */
export interface RandomSource {
  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number;
  pick<T>(choices: readonly T[]): T;
}

export function random(seed: number): RandomSource {
  let state = (seed + 1) * 2_654_435_769;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return { below, pick: (choices) => choices[below(choices.length)] as (typeof choices)[number] };
}
