const quote = 34;
const backslash = 92;
const slash = 47;

/**
 * Visits the brackets of a JSON text in order, those in texts and comments left out.
 * @param visit gets the character's code and its offset
 */
export function visitBrackets(text: string, visit: (code: number, at: number) => void): void {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfText(text, at);
    else if (code === slash) at = endOfComment(text, at);
    // [ ] { }
    else if (code === 91 || code === 93 || code === 123 || code === 125) visit(code, at);
  }
}

/** The bracket that closes each opening one, as character codes. */
export const closerOf: ReadonlyMap<number, number> = new Map([
  [91, 93],
  [123, 125],
]);

/** The offset of the closing quote; a text without one ends with its line, as it does for the parser. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === quote || code === 10 || code === 13) return at;
  }
  return text.length;
}

function endOfComment(text: string, start: number): number {
  const isBlock = text[start + 1] === '*';
  if (!isBlock && text[start + 1] !== '/') return start;
  if (!isBlock) return endOfLine(text, start + 2);
  const end = text.indexOf('*/', start + 2);
  return end === -1 ? text.length : end;
}

/** The offset of the next line break, as the parser has it. */
function endOfLine(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}
