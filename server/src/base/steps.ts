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
