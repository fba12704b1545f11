const day = 24 * 60 * 60 * 1000;

/**
 * How old a snapshot of a cluster is at most: it was taken at the newest time in it, or later.
 * @param takenSince as RFC 3339
 * @param now in milliseconds since 1970
 */
export function ageWords(takenSince: string, now: number): string {
  const age = now - Date.parse(takenSince);
  if (Number.isNaN(age) || age < 0) return 'of unknown age';
  const days = Math.floor(age / day);
  if (days === 0) return 'less than a day old';
  return days === 1 ? 'at most 1 day old' : `at most ${days} days old`;
}
