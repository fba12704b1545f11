import type { SyntaxProblem } from '../tree.ts';

/**
 * Replaces what go.yaml.in/yaml/v2 refuses to read (readerc.go), control characters other than tab and line breaks
 * and halves of surrogate pairs, by the replacement character, so that every offset stays.
 * @param problems receives one problem for each run of them
 */
export function replaceUnreadable(text: string, problems: SyntaxProblem[]): string {
  return text.replace(unreadable, (run: string, start: number) => {
    problems.push({
      code: 'control-character',
      message:
        'This character is invisible and not allowed in YAML, so Kubernetes refuses the file. Delete it; inside double quotes an escape such as "\\u0000" can stand for it.',
      range: { start, end: start + run.length },
    });
    return '\uFFFD'.repeat(run.length);
  });
}

const unreadable = new RegExp(
  '[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u0084\\u0086-\\u009F\\uFFFE\\uFFFF]+' +
    '|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]',
  'g',
);
