import type { Host } from './host.ts';

/** The longest that the server's loop is held at a time, in milliseconds; the aim for a whole turn is 16. */
const sliceLength = 8;

/**
 * Drives a generator to its end in slices of time.
 * Runs the first slice before it returns, so that short work is done at once.
 * @returns undefined where `isCancelled` said so in between
 */
export async function runInSlices<T>(
  steps: Generator<void, T>,
  host: Pick<Host, 'now' | 'pause'>,
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

export function runSlice<T>(steps: Generator<void, T>, host: Pick<Host, 'now'>): Slice<T> {
  const end = host.now() + sliceLength;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { done: true, value: step.value };
    if (host.now() >= end) return { done: false };
  }
}
