/** How many stops within the window are followed by a new start. */
const tolerated = 4;

/** Milliseconds. */
const windowLength = 3 * 60_000;

export interface CrashVerdict {
  /** Times of the stops that still count, in milliseconds, for the next call. */
  readonly recent: readonly number[];
  readonly restart: boolean;
}

/** A server that stopped by itself is started again, unless it does so time after time. */
export function judgeCrash(recent: readonly number[], now: number): CrashVerdict {
  const counted = [...recent.filter((time) => now - time < windowLength), now];
  return { recent: counted, restart: counted.length <= tolerated };
}
