import { closerOf, visitBrackets } from './brackets.ts';

/**
 * How deeply the brackets of a JSON text are nested. A closing bracket that fits no opening one closes nothing, so that
 * the parser, however it recovers, never goes deeper.
 */
export function jsonDepth(text: string): number {
  const expected: number[] = [];
  let deepest = 0;
  visitBrackets(text, (code) => {
    const closer = closerOf.get(code);
    if (closer !== undefined) {
      expected.push(closer);
      deepest = Math.max(deepest, expected.length);
    } else if (code === expected.at(-1)) {
      expected.pop();
    }
  });
  return deepest;
}
