import type { Host } from './host.ts';

/**
 * The longest that the server's loop is held by sliced work at a time, in milliseconds. The aim for a whole turn is 16, and
 * one may hold two slices: what a message begins, and what waits for the end of the turn.
 */
const sliceLength = 5;

export type Clock = Pick<Host, 'now' | 'pause'>;

/**
 * Drives a generator to its end in slices of time.
 * Runs the first slice before it returns, so that short work is done at once.
 * @returns undefined where `isCancelled` said so in between
 */
export async function runInSlices<T>(
  steps: Generator<void, T>,
  host: Clock,
  isCancelled: () => boolean,
): Promise<T | undefined> {
  for (;;) {
    const slice = runSlice(steps, host);
    if (slice.done) return slice.value;
    await host.pause();
    if (isCancelled()) return undefined;
  }
}

type Slice<T> = { readonly done: true; readonly value: T } | { readonly done: false };

/** Runs at least one step, and more while there is time left in this turn of the loop. */
export function runSlice<T>(steps: Generator<void, T>, host: Clock): Slice<T> {
  const end = endOfTurn(host);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { done: true, value: step.value };
    if (host.now() >= end) return { done: false };
  }
}

const ends = new WeakMap<Clock, number>();

/** One slice for each turn, however many pieces of work have their go in it. */
function endOfTurn(host: Clock): number {
  const known = ends.get(host);
  if (known !== undefined) return known;
  const end = host.now() + sliceLength;
  ends.set(host, end);
  void host.pause().then(() => ends.delete(host));
  return end;
}
