import { CST, Lexer } from 'yaml';

/** Deeper documents are declined: the YAML library recurses, and a stack overflow inside it can end the process. */
export const maximumDepth = 200;

/**
 * Whether a YAML text may be nested more deeply than `maximumDepth`. Errs on the side of yes only for texts that no
 * person writes; never recurses.
 */
export function isTooDeep(text: string): boolean {
  return depthBound(text) > maximumDepth && lexicalDepth(text) > maximumDepth;
}

/**
 * A bound on the depth that needs no knowledge of quotes and comments: every bracket may open a level, and every
 * column of indentation and every indicator on a line two. Of lines put together it is at most the sum of theirs.
 */
export function depthBound(text: string): number {
  let brackets = 0;
  let indentation = 0;
  let indicators = 0;
  let widest = 0;
  let most = 0;
  let atStart = true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      most = Math.max(most, indicators);
      indicators = 0;
      indentation = 0;
      atStart = true;
      continue;
    }
    if (atStart && (code === 32 || code === 9)) {
      indentation += 1;
      continue;
    }
    if (atStart) widest = Math.max(widest, indentation);
    atStart = false;
    if (code === 91 || code === 123) brackets += 1;
    else if (code === 45 || code === 58 || code === 63) indicators += 1;
  }
  return brackets + 2 * (widest + Math.max(most, indicators));
}

/**
 * A bound on the depth as the library's own lexer sees the text, which tells brackets in quotes and comments from real
 * ones. Each column at which something begins may hold two levels, for a list may stand at its parent's column.
 */
function lexicalDepth(text: string): number {
  const columns: number[] = [];
  let column = 0;
  let flow = 0;
  let deepest = 0;
  let lineStart = true;
  let afterContent = false;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type === 'flow-error-end') flow = 0;
    if (type === 'doc-mode' || type === 'scalar' || type === 'flow-error-end') continue;
    if (flow === 0 && type !== 'space' && type !== 'newline' && type !== 'comment') {
      while (lineStart && (columns.at(-1) ?? -1) >= column) columns.pop();
      lineStart = false;
      if (!(type === 'map-value-ind' && afterContent) && column > (columns.at(-1) ?? -1))
        columns.push(column);
      afterContent = type !== 'map-value-ind' && type !== 'seq-item-ind' && type !== 'explicit-key-ind';
    }
    if (type === 'flow-seq-start' || type === 'flow-map-start') flow += 1;
    if (type === 'flow-seq-end' || type === 'flow-map-end') flow = Math.max(0, flow - 1);
    deepest = Math.max(deepest, 2 * columns.length + flow);
    const lineFeed = token.lastIndexOf('\n');
    column = lineFeed === -1 ? column + token.length : token.length - lineFeed - 1;
    if (token.endsWith('\n')) lineStart = true;
  }
  return deepest;
}
