/** Lines that stand around a change. */
const around = 1;

/** What lines of a text went (`-`) and came (`+`), with a line around each change; for short texts. */
export function lineChanges(before: string, after: string): string {
  const [old, next] = [before.split('\n'), after.split('\n')];
  const lengths = commonLengths(old, next);
  const lines: string[] = [];
  let [left, right] = [0, 0];
  while (left < old.length || right < next.length) {
    const [own, other] = [old[left], next[right]];
    if (own !== undefined && own === other) {
      lines.push(` ${own}`);
      left++;
      right++;
    } else if (own !== undefined && at(lengths, left + 1, right) >= at(lengths, left, right + 1)) {
      lines.push(`-${own}`);
      left++;
    } else {
      lines.push(`+${other}`);
      right++;
    }
  }
  const isNear = (index: number): boolean =>
    lines.slice(Math.max(0, index - around), index + around + 1).some((line) => !line.startsWith(' '));
  return `${lines.flatMap((line, index) => (isNear(index) ? [line] : isNear(index - 1) ? ['…'] : [])).join('\n')}\n`;
}

function at(lengths: readonly (readonly number[])[], left: number, right: number): number {
  return lengths[left]?.[right] ?? 0;
}

/** How many lines the rests of both texts have in common from each pair of lines on. */
function commonLengths(old: readonly string[], next: readonly string[]): readonly (readonly number[])[] {
  const lengths: number[][] = Array.from({ length: old.length + 1 }, () => []);
  for (let left = old.length - 1; left >= 0; left--) {
    for (let right = next.length - 1; right >= 0; right--) {
      const row = lengths[left] ?? [];
      row[right] =
        old[left] === next[right]
          ? at(lengths, left + 1, right + 1) + 1
          : Math.max(at(lengths, left + 1, right), at(lengths, left, right + 1));
    }
  }
  return lengths;
}
