/** -1, 0 or 1 as one version of numbers and dots is older than, the same as or newer than another. Text after `-` is no part of it. */
function compareVersions(left: string, right: string): number {
  const [a, b] = [numbersOf(left), numbersOf(right)];
  for (let place = 0; place < Math.max(a.length, b.length); place += 1) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** Whether a version is at least as new as another. */
export function isSince(version: string, first: string): boolean {
  return compareVersions(version, first) >= 0;
}

const known = new Map<string, readonly number[]>();

/** More than there are releases that anything is known of. */
const mostVersions = 1_000;

/** Each report compares the same few versions again. */
function numbersOf(version: string): readonly number[] {
  const before = known.get(version);
  if (before !== undefined) return before;
  const [release = ''] = version.replace(/^v/, '').split('-');
  const numbers = release.split('.').map((part) => Number.parseInt(part, 10) || 0);
  if (known.size >= mostVersions) known.clear();
  known.set(version, numbers);
  return numbers;
}
