/** A part of a text, as offsets. */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

// Only a line feed ends a line here: JavaScript's own `^` would also match after U+2028.
const markers = /(?<![^\n])---(?![^ \t\r\n])/g;
// Other blanks than these, a no-break space say, are content.
const contentLine = /(?<![^\n])\uFEFF?[ \t]*[^ \t\r\n#\uFEFF]/g;

/**
 * Cuts a YAML text into its documents. The segments follow each other without gaps and cover the text.
 *
 * A `---` line opens a segment and belongs to it, for content may follow on the same line. Comments and directives
 * before a `---` belong to the document that it opens. Such a marker at the line's start ends a document even inside
 * quotes, block scalars and flow collections (YAML 1.2.2, production c-forbidden).
 * A `...` line ends no segment: of what stands between two `---` lines, Kubernetes reads the first document only.
 */
export function splitDocuments(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  let open = false;
  let scanned = 0;
  for (const match of text.matchAll(markers)) {
    const at = match.index;
    open ||= hasContent(text, scanned, at);
    if (open) {
      segments.push({ start, end: at });
      start = at;
    }
    open = true;
    scanned = at + 3;
  }
  segments.push({ start, end: text.length });
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
