import type { Lines } from '../../base/lines.ts';
import type { TextRange } from '../../base/range.ts';

/** A wish, written in the text, that a finding be not reported. */
export interface Suppression {
  readonly rule: string;
  /** '' where it is missing. */
  readonly reason: string;
  /** The text of the wish itself, in the file's offsets. */
  readonly range: TextRange;
  /** The lines that it covers, first and last included. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** Whether it can be deleted without a look at the text around it. */
  readonly isComment: boolean;
}

const marker = 'policy-lens-ignore';
const comment =
  /(?:^\uFEFF?|[ \t])((?:#|\/\/)[ \t]*policy-lens-ignore(-file)?[ \t]+([a-z0-9-]+)[ \t]*(?::[ \t]*(.*))?)$/;

/**
 * `# policy-lens-ignore rule-id: reason` on the line of a finding or above it, `# policy-lens-ignore-file rule-id: reason`
 * among the comments at a file's top; `//` where someone left comments in JSON.
 */
export function suppressionComments(text: string, lines: Lines): readonly Suppression[] {
  const found: Suppression[] = [];
  for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + marker.length)) {
    const { line } = lines.positionAt(at);
    const start = lines.startOf(line);
    const content = lineText(text, lines, line);
    const match = comment.exec(content);
    if (match === null) continue;
    const [, written = '', wholeFile, rule = '', reason = ''] = match;
    const begin = start + content.length - written.length;
    const alone = content.trimStart() === written;
    found.push({
      rule,
      reason: reason.trim(),
      isComment: true,
      range: { start: begin, end: begin + written.trimEnd().length },
      ...covered(text, lines, line, wholeFile !== undefined, alone),
    });
  }
  return found;
}

/** A wish for the whole file counts only among the comments at its top; elsewhere it covers nothing. */
function covered(
  text: string,
  lines: Lines,
  line: number,
  isForFile: boolean,
  isAlone: boolean,
): Pick<Suppression, 'firstLine' | 'lastLine'> {
  if (!isForFile) return { firstLine: line, lastLine: isAlone ? nextContentLine(text, lines, line) : line };
  return isAmongFirstComments(text, lines, line) ? { firstLine: 0, lastLine: lines.count } : nowhere;
}

/** The lines of a suppression that covers none. */
export const nowhere = { firstLine: -1, lastLine: -1 } as const;

function lineText(text: string, lines: Lines, line: number): string {
  return text.slice(lines.startOf(line), lines.startOf(line + 1)).trimEnd();
}

function isCommentOrBlank(content: string): boolean {
  return /^\s*(#|\/\/|---|$)/.test(content);
}

function isAmongFirstComments(text: string, lines: Lines, line: number): boolean {
  for (let above = 0; above < line; above++)
    if (!isCommentOrBlank(lineText(text, lines, above))) return false;
  return true;
}

/** The line that a comment of its own is about: the next one that is neither comment nor blank. */
function nextContentLine(text: string, lines: Lines, line: number): number {
  let next = line + 1;
  while (next < lines.count - 1 && isCommentOrBlank(lineText(text, lines, next))) next++;
  return next;
}
