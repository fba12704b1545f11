import type { TextRange } from '../../base/range.ts';
import { objectsOf } from '../../manifests/objects.ts';
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
      .filter((problem) => isConfiguration || problem.code !== 'duplicate-key')
      .map(
        ({ message, range }): Finding => ({
          message,
          place: { kind: 'text', range: visible(range, document.text) },
        }),
      );
    if (isConfiguration) return problems;
    const isOurs = objectsOf(document, subject.listed).some((object) => object.kind === 'NetworkPolicy');
    const refused = isOurs
      ? subjectAdmissions(subject).find(({ decodeError }) => decodeError?.code === 'syntax')
      : undefined;
    // What the server's own reader takes is no error, however odd it looks.
    if (refused?.decodeError === undefined) return [];
    const [first, ...others] = problems;
    if (first === undefined) return [admissionFinding(subject, refused.decodeError)];
    return [{ ...first, apiServer: refused.decodeError.text }, ...others];
  },
};

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
