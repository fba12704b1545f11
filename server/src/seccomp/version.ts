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

function numbersOf(version: string): readonly number[] {
  const [release = ''] = version.replace(/^v/, '').split('-');
  return release.split('.').map((part) => Number.parseInt(part, 10) || 0);
}
