/** A part of a text, as offsets. */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

// Only a line feed ends a line here: JavaScript's own `^` would also match after U+2028.
const markers = /(?<![^\n])(?:---|\.\.\.)(?![^ \t\r\n])/g;
const contentLine = /(?<![^\n])\uFEFF?[ \t]*[^\s#\uFEFF]/g;

/**
 * Cuts a YAML text into its documents. The segments follow each other without gaps and cover the text.
 *
 * A `---` line opens a segment and belongs to it, for content may follow on the same line; a `...` line ends one.
 * Comments and directives before a `---` belong to the document that it opens. Such a marker at the line's start ends
 * a document even inside quotes, block scalars and flow collections (YAML 1.2.2, production c-forbidden).
 */
export function splitDocuments(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  let open = false;
  let scanned = 0;
  for (const match of text.matchAll(markers)) {
    const at = match.index;
    open ||= hasContent(text, scanned, at);
    if (match[0] === '---') {
      if (open) {
        segments.push({ start, end: at });
        start = at;
      }
      open = true;
      scanned = at + 3;
    } else {
      scanned = lineEnd(text, at);
      if (open) {
        segments.push({ start, end: scanned });
        start = scanned;
        open = false;
      }
    }
  }
  const last = segments.at(-1);
  if (last !== undefined && !open && !hasContent(text, scanned, text.length)) {
    segments[segments.length - 1] = { start: last.start, end: text.length };
  } else {
    segments.push({ start, end: text.length });
  }
  return segments;
}

/** Whether the lines of a span, which begins at a line's start, hold more than comments, directives and blanks. */
function hasContent(text: string, from: number, to: number): boolean {
  contentLine.lastIndex = from;
  for (;;) {
    const match = contentLine.exec(text);
    if (match === null || contentLine.lastIndex > to) return false;
    if (!match[0].endsWith('%') || match[0].length > 1) return true;
  }
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at + 1;
}
