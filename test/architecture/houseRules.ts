/** Texts that switch a check off. The planted ones are put together here, so that this file does not contain them. */
export const forbiddenText = [
  {
    what: 'any as a type',
    in: 'all',
    pattern: /(?::|\bas|<|,)\s*any\b(?=\s*[;,)>=[\]|&{}]|\s*$)/m,
    planted: `value: ${'any'};`,
  },
  {
    what: 'compiler checks switched off',
    in: 'all',
    pattern: /@ts-(ignore|nocheck|expect-error)/,
    planted: `// @ts-${'ignore'}`,
  },
  {
    what: 'lint checks switched off',
    in: 'all',
    pattern: /(biome|eslint)-(ignore|disable)/,
    planted: `// biome-${'ignore'} x`,
  },
  {
    what: 'tests run alone',
    in: 'tests',
    pattern: /\b(it|test|describe|suite)\.only\b/,
    planted: `it.${'only'}('x')`,
  },
  {
    what: 'tests skipped',
    in: 'tests',
    pattern: /\b(it|test|describe|suite)\.(skip|todo|skipIf)\b/,
    planted: `it.${'skip'}('x')`,
  },
] as const;

export function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** The value in the middle, or the lower of the two there; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
