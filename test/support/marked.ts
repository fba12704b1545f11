/** A finding that a marked text expects, on one line. */
export interface ExpectedFinding {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  /** What the message contains. */
  readonly text: string;
}

const marker = /^(\s*#\s*)(\^+)\s+([a-z-]+): (.*)$/;

/** Splits a case into its files: each begins at a line `=== name`. */
export function filesOfCase(text: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const part of text.split(/^=== /m).slice(1)) {
    const end = part.indexOf('\n');
    files.set(part.slice(0, end).trim(), part.slice(end + 1));
  }
  return files;
}

/**
 * The text as the product gets it: in JSON, which knows no comments, without the marks.
 * @param file its name
 */
export function sourceOf(file: string, text: string): string {
  if (!isJson(file)) return text;
  return text
    .split('\n')
    .filter((line) => !marker.test(line))
    .join('\n');
}

function isJson(file: string): boolean {
  return file.endsWith('.json');
}

/**
 * Reads the comments `# ^^^ rule-id: text`: the carets stand under the range on the nearest line above that is no such
 * comment. In YAML they stay in the text, which they don't change for anyone.
 */
export function expectedFindings(file: string, text: string): readonly ExpectedFinding[] {
  const expected: ExpectedFinding[] = [];
  let line = 0;
  let marks = 0;
  for (const [index, content] of text.split('\n').entries()) {
    const match = marker.exec(content);
    if (match === null) {
      line = index - (isJson(file) ? marks : 0);
      continue;
    }
    marks++;
    const [, before = '', carets = '', rule = '', message = ''] = match;
    expected.push({
      file,
      line,
      start: before.length,
      end: before.length + carets.length,
      rule,
      text: message,
    });
  }
  return expected;
}
