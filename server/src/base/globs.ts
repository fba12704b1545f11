import picomatch from 'picomatch';

/** Longer patterns match nothing: no one writes them, and they could take long to try. */
const longestPattern = 2_000;

/**
 * Whether a path matches one of some globs. They are read as the editor's own settings are: `*`, `**`, `?`, `[…]` and
 * `{…}` are special, everything else, such as `!` or `(`, is meant literally. A pattern that can't be read matches
 * nothing, since people see their globs at work while they type them.
 * @param starsCross whether `*` stands for `/`, too, as it does for some programs
 * @returns takes a path with `/` between its names and at neither end
 */
export function globMatcher(patterns: readonly string[], starsCross = false): (path: string) => boolean {
  const matchers = patterns.flatMap((pattern) => compile(pattern, starsCross));
  return (path) => matchers.some((matches) => matches(path));
}

function compile(pattern: string, starsCross: boolean): readonly ((path: string) => boolean)[] {
  if (pattern === '' || pattern.length > longestPattern) return [];
  try {
    const literal = pattern.replace(/(?<!\\)[()]/g, '\\$&');
    return [picomatch(literal, { dot: true, nonegate: true, noextglob: true, bash: starsCross })];
  } catch {
    return [];
  }
}
