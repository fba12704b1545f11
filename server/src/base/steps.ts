/** Drives a generator, whose steps are there for work in slices of time, to its end in one go. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** `map` in steps: yields after each item. */
export function* mapInSteps<T, R>(items: readonly T[], map: (item: T) => R): Generator<void, R[]> {
  const results: R[] = [];
  for (const item of items) {
    results.push(map(item));
    yield;
  }
  return results;
}

/** A value, or the steps that make it: where there are thousands, most are there at once, and steps for each are dear. */
export type AtOnceOrInSteps<T extends object> = T | Generator<undefined, T>;

export function areSteps<T extends object>(made: AtOnceOrInSteps<T>): made is Generator<undefined, T> {
  return 'next' in made;
}

/** In steps in any case. */
export function* completed<T extends object>(made: AtOnceOrInSteps<T>): Generator<undefined, T> {
  return areSteps(made) ? yield* made : made;
}
