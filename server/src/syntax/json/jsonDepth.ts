import { closerOf, visitBrackets } from './brackets.ts';

/** How the brackets of a piece of JSON text are nested. */
export interface Nesting {
  readonly deepest: number;
  /** The closing brackets that are still to come, as character codes, the outermost first. */
  readonly open: readonly number[];
  /** Whether there is a closing bracket that may fit an opening one before the piece. */
  readonly closesOthers: boolean;
}

/**
 * How deeply the brackets of a JSON text are nested. A closing bracket that fits no opening one closes nothing, so that
 * the parser, however it recovers, never goes deeper.
 */
export function jsonDepth(text: string): number {
  return nestingOf(text).deepest;
}

export function nestingOf(text: string): Nesting {
  const open: number[] = [];
  let deepest = 0;
  let closesOthers = false;
  visitBrackets(text, (code) => {
    const closer = closerOf.get(code);
    if (closer !== undefined) {
      open.push(closer);
      deepest = Math.max(deepest, open.length);
    } else if (open.length === 0) {
      closesOthers = true;
    } else if (code === open.at(-1)) {
      open.pop();
    }
  });
  return { deepest, open, closesOthers };
}
