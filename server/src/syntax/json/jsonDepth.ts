const quote = 34;
const closerOf: ReadonlyMap<number, number> = new Map([
  [91, 93],
  [123, 125],
]);

/**
 * How deeply the brackets of a JSON text are nested, those in texts and comments left out. A closing bracket that fits
 * no opening one closes nothing, so that the parser, however it recovers, never goes deeper.
 */
export function jsonDepth(text: string): number {
  const expected: number[] = [];
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfText(text, at);
    else if (code === 47) at = endOfComment(text, at);
    else if (code === expected.at(-1)) expected.pop();
    else {
      const closer = closerOf.get(code);
      if (closer === undefined) continue;
      expected.push(closer);
      deepest = Math.max(deepest, expected.length);
    }
  }
  return deepest;
}

/** The offset of the closing quote; a text without one ends with its line, as it does for the parser. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === quote || code === 10 || code === 13) return at;
  }
  return text.length;
}

function endOfComment(text: string, start: number): number {
  const isBlock = text[start + 1] === '*';
  if (!isBlock && text[start + 1] !== '/') return start;
  const end = text.indexOf(isBlock ? '*/' : '\n', start + 2);
  return end === -1 ? text.length : end;
}
