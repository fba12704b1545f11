import type { TextRange } from '../../base/range.ts';
import { objectsOf } from '../../manifests/objects.ts';
import type { SyntaxDocument } from '../../syntax/tree.ts';
import type { Finding } from '../finding.ts';
import type { DocumentRule } from '../rule.ts';
import { admissionFinding, subjectAdmissions } from './admissionFindings.ts';

/** Text that can't be read as YAML or JSON, in documents that are ours. */
export const syntax: DocumentRule = {
  id: 'syntax',
  scope: 'document',
  summary: 'The text can’t be read as YAML or JSON',
  explanation:
    'Where the text breaks the format, the API server reads nothing of the document. Policy Lens reads what it can and ' +
    'keeps answering for the rest. Only policies and our own configuration are reported on; other YAML extensions ' +
    'report on everything else.',
  sources: ['https://yaml.org/spec/1.2.2/', 'https://www.rfc-editor.org/rfc/rfc8259'],
  defaultSeverity: 'error',
  check(subject) {
    const { document, isConfiguration } = subject;
    const problems = document.problems
      .filter(({ code }) => isConfiguration || code !== 'duplicate-key')
      .filter(({ code }, index) => index === 0 || !echoes.has(code))
      .map(
        ({ message, range }): Finding => ({
          message,
          place: { kind: 'text', range: visible(range, document.text) },
        }),
      );
    if (isConfiguration) return problems;
    const isOurs = objectsOf(document, subject.listed).some((object) => object.kind === 'NetworkPolicy');
    if (!isOurs) return [];
    const refused = subjectAdmissions(subject).find(({ decodeError }) => decodeError?.code === 'syntax');
    // What the server's own reader takes is no error, however odd it looks; but it reads only the first value.
    if (refused?.decodeError === undefined)
      return subject.language === 'json' ? textBehindValue(document) : [];
    const [first, ...others] = problems;
    if (first === undefined) return [admissionFinding(subject, refused.decodeError)];
    return [{ ...first, apiServer: refused.decodeError.text }, ...others];
  },
};

/** Where text follows a JSON value that is no other one: kubectl applies the value and stops there with an error. */
function textBehindValue({ root, problems, text }: SyntaxDocument): readonly Finding[] {
  // A separator of YAML documents is taken in JSON, too.
  if (root === undefined || text.slice(root.range.end).trim() === '---') return [];
  const first = problems.find(({ code, range }) => code !== 'json-comment' && range.start >= root.range.end);
  if (first === undefined) return [];
  return [{ message: first.message, place: { kind: 'text', range: visible(first.range, text) } }];
}

/** What follows on every later line from the first mistake of a document is not told again. */
const echoes: ReadonlySet<string> = new Set(['unexpected-text', 'indentation']);

/** A problem at a place without characters is shown on what stands on its line. */
function visible(range: TextRange, text: string): TextRange {
  if (range.start < range.end) return range;
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
  const lineEnd = text.indexOf('\n', lineStart);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const content = line.trim();
  if (content === '') return range;
  const start = lineStart + line.indexOf(content);
  return { start, end: start + content.length };
}
