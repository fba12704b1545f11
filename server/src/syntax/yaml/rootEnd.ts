import type { SyntaxProblem } from '../tree.ts';

const contentLine = /(?<![^\n])([ \t]*)([^ \t\r\n#][^\r\n]*)/g;
/** Behind these, a line further left may belong to the same value. */
const isOpen = /^[[{"'|>&!]/;

/**
 * The first line of a document that begins further left than the document itself does. No parser can make sense of what
 * follows it, as after a `---` pasted into the middle of a list.
 * @returns undefined where there is none
 */
export function lineLeftOfRoot(text: string): { readonly start: number; readonly end: number } | undefined {
  let root: number | undefined;
  for (const { 1: blanks = '', 2: content = '', index } of text.matchAll(contentLine)) {
    const column = blanks.length;
    if (column === 0 && root === undefined && /^(?:---$|%)/.test(content.trimEnd())) continue;
    if (root === undefined && (column === 0 || isOpen.test(content))) return undefined;
    root ??= column;
    if (column < root) return { start: index, end: index + column + content.trimEnd().length };
  }
  return undefined;
}

export function describeLineLeftOfRoot(range: SyntaxProblem['range']): SyntaxProblem {
  return {
    code: 'indentation',
    message:
      'This line begins further left than the document does, so nothing can be read from here on. Align it with the ' +
      'first line, or remove the "---" above if it stands there by mistake.',
    range,
  };
}
