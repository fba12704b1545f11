import { isAboutSeparator } from '../../manifests/admission/decode/syntaxError.ts';
import { objectsOf } from '../../manifests/objects.ts';
import type { SyntaxDocument, SyntaxProblem } from '../../syntax/tree.ts';
import type { Finding } from '../finding.ts';
import type { DocumentRule } from '../rule.ts';
import { profileSyntax } from '../seccomp/profileSyntax.ts';
import { admissionFinding, subjectAdmissions } from './admissionFindings.ts';
import { visible } from './visible.ts';

/** Text that can't be read as YAML or JSON, in documents that are ours. */
export const syntax: DocumentRule = {
  id: 'syntax',
  scope: 'document',
  summary: 'The text can’t be read as YAML or JSON',
  explanation:
    'Where the text breaks the format, the API server reads nothing of the document. Policy Lens reads what it can and ' +
    'keeps answering for the rest. Docker, containerd, Podman and runc read a seccomp profile with Go’s JSON decoder, which ' +
    'knows no comments and no comma behind the last element; the container does not start. Only policies, seccomp ' +
    'profiles and our own configuration are reported on; other YAML extensions report on everything else, but an alias ' +
    'inside the value that it repeats, for which `kubectl` refuses a workload, a Service or a Namespace, too.',
  sources: ['https://yaml.org/spec/1.2.2/', 'https://www.rfc-editor.org/rfc/rfc8259'],
  defaultSeverity: 'error',
  check(subject) {
    const { document, isConfiguration } = subject;
    const objects = objectsOf(document, subject.listed);
    const profile = objects.find((object) => object.profile !== undefined)?.profile;
    if (profile !== undefined && !isConfiguration) return profileSyntax(subject, profile.form);
    const found = (problem: SyntaxProblem): Finding => ({
      message: problem.message,
      place: { kind: 'text', range: visible(problem.range, document.text) },
    });
    const problems = document.problems
      .filter(({ code }) => isConfiguration || code !== 'duplicate-key')
      .filter(({ code }, index, all) => index === 0 || !isEcho(code, all.slice(0, index)))
      .map(found);
    if (isConfiguration) return problems;
    const isOurs = objects.some((object) => object.kind === 'NetworkPolicy');
    const lost = textBehindDocument(document);
    if (!isOurs) {
      const cycles = document.problems.filter(({ code }) => code === 'alias-cycle' && objects.length > 0);
      return [...lost, ...cycles.map(found)];
    }
    const refused = subjectAdmissions(subject).find(({ decodeError }) => decodeError?.code === 'syntax');
    // What the server's own reader takes is no error, however odd it looks; but it reads only the first value.
    if (refused?.decodeError === undefined)
      return subject.language === 'json' ? textBehindValue(document) : lost;
    const [first, ...others] = problems;
    if (first === undefined || isAboutSeparator(refused.decodeError)) {
      return [admissionFinding(subject, refused.decodeError)];
    }
    return [{ ...first, apiServer: refused.decodeError.text }, ...others];
  },
};

/** Where kubectl stops reading before the text's end, without a word, and a policy is lost by that. */
function textBehindDocument({ text, cut }: SyntaxDocument): readonly Finding[] {
  if (cut === undefined || !/\bNetworkPolicy\b/.test(text)) return [];
  const end = text.indexOf('\n', cut.start);
  const range = { start: cut.start, end: end < 0 ? text.length : end };
  const message =
    'kubectl reads the document up to here and leaves out the rest without a word. Put a line "---" before it if it is a ' +
    'document of its own; else mend the indentation, brackets or quotes before it.';
  return [{ message, place: { kind: 'text', range: visible(range, text) } }];
}

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

/** Behind a tab no line stands at a column that counts, so whatever else is wrong there follows from it. */
function isEcho(code: string, before: readonly SyntaxProblem[]): boolean {
  const isBehindTab = before.some((problem) => problem.code === 'tab-indentation');
  return echoes.has(code) || (isBehindTab && code !== 'tab-indentation');
}
