/**
 * The place that a key leads to in an open list of so many items; from the last one goes on to the first.
 * @param active -1: none
 * @returns undefined where the key means nothing there
 */
export function pressListKey(key: string, active: number, length: number): number | undefined {
  if (length === 0) return undefined;
  if (key === 'ArrowDown') return (active + 1) % length;
  if (key === 'ArrowUp') return active <= 0 ? length - 1 : active - 1;
  return undefined;
}
