/**
 * @param {readonly number[]} times
 * @param {number} part between 0 and 1; a half is the median
 */
export function quantile(times, part) {
  const sorted = times.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** @param {readonly number[]} times @returns the median and the 95th percentile, in words; `-` where there is none */
export function both(times) {
  return times.length === 0
    ? '-'
    : `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.95).toFixed(1)}`;
}
