import type { TextRange } from '../../base/range.ts';
import { syntaxErrors } from '../../manifests/admission/decode/syntaxError.ts';
import type { ProfileForm } from '../../seccomp/rawProfile.ts';
import type { SyntaxDocument, SyntaxProblem } from '../../syntax/tree.ts';
import { visible } from '../documents/visible.ts';
import type { Finding, Fix } from '../finding.ts';
import type { DocumentSubject } from '../rule.ts';

/** More than this in one profile is one mistake and its echoes. */
const most = 20;

/** What keeps a profile's text from being read: by Go's JSON decoder, or as YAML by whoever takes that. */
export function profileSyntax(subject: DocumentSubject, form: ProfileForm): readonly Finding[] {
  const { document, language, countsMarker } = subject;
  const problems = document.problems.filter(({ code }) => code !== 'duplicate-key');
  const isGo = language === 'json' && (form === 'profile' || form === 'runtime-config');
  if (isGo) {
    return [
      ...markOf(document),
      ...problems
        .filter((problem, index) => !isEcho(problem, problems[index - 1], document.text))
        .slice(0, most)
        .map((problem) => ofJson(problem, document)),
      ...valueBehind(subject),
    ];
  }
  const refused = syntaxErrors(document, countsMarker).document;
  if (refused === undefined) return [];
  const [first] = problems;
  const apiServer = form === 'spo' || form === 'kubescape' ? { apiServer: refused.text } : {};
  if (first === undefined) {
    return [
      { message: 'This can’t be read as YAML.', place: { kind: 'text', range: refused.range }, ...apiServer },
    ];
  }
  const range = visible(first.range, document.text);
  return [{ message: first.message, place: { kind: 'text', range }, ...apiServer }];
}

/** What follows on the line of a mistake comes of it, most likely; a comment and a comma are mistakes by themselves. */
function isEcho({ code, range }: SyntaxProblem, before: SyntaxProblem | undefined, text: string): boolean {
  if (before === undefined || byThemselves.has(code) || byThemselves.has(before.code)) return false;
  return !text.slice(before.range.start, range.start).includes('\n');
}

const byThemselves: ReadonlySet<string> = new Set(['json-comment', 'json-trailing-comma']);

const refuses = 'Docker, containerd, Podman and runc refuse the profile.';

function ofJson(problem: SyntaxProblem, { text }: SyntaxDocument): Finding {
  const range = visible(problem.range, text);
  const place = { kind: 'text', range } as const;
  const written = text.slice(range.start, range.end);
  if (problem.code === 'json-comment') {
    const reader = written.startsWith('#') ? '' : ' crun alone reads over it.';
    return {
      message: `JSON knows no comments. ${refuses}${reader}`,
      place,
      fixes: [without('Remove the comment', lineOf(text, range))],
    };
  }
  if (problem.code === 'json-trailing-comma') {
    return {
      message: `A comma stands behind the last element. ${refuses}`,
      place,
      fixes: [without('Remove the comma', range)],
    };
  }
  if (/^(?:\.{2,}|\u2026)$/.test(written)) {
    const message = `"${written}" stands for what documentation leaves out; JSON does not know it. ${refuses}`;
    return { message, place, fixes: [without('Remove it', withComma(text, range))] };
  }
  return { message: `${problem.message} ${refuses}`, place };
}

/** Editors hide it, and other readers of JSON skip it. */
function markOf({ text }: SyntaxDocument): readonly Finding[] {
  if (!text.startsWith('\uFEFF')) return [];
  const range = { start: 0, end: 1 };
  return [
    {
      message: `The text begins with a byte order mark. ${refuses}`,
      place: { kind: 'text', range },
      fixes: [without('Remove the byte order mark', range)],
    },
  ];
}

/** Go's decoder and crun's take one value; what follows on it and is no value is a mistake of its own. */
function valueBehind({ document, isFollowed }: DocumentSubject): readonly Finding[] {
  const { root, problems, text } = document;
  const end = root?.range.end ?? 0;
  if (!isFollowed || problems.some(({ code, range }) => code !== 'json-comment' && range.start >= end))
    return [];
  const { length } = text;
  const message = `Another value begins behind the profile. ${refuses} No container starts. Keep one profile in a file.`;
  return [{ message, place: { kind: 'text', range: { start: length, end: length + 1 } } }];
}

function without(title: string, range: TextRange): Fix {
  return { title, safe: true, edits: [{ place: { kind: 'text', range }, newText: '' }] };
}

/** With its whole line where nothing else stands there, else with the blanks before it. */
function lineOf(text: string, { start, end }: TextRange): TextRange {
  const blank = /[ \t]*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0;
  const lineStart = start - blank;
  const isAlone =
    (lineStart === 0 || text[lineStart - 1] === '\n') && /^\r?\n/.test(text.slice(end, end + 2));
  return isAlone ? { start: lineStart, end: text.indexOf('\n', end) + 1 } : { start: lineStart, end };
}

/** With the comma before it and the blanks between. */
function withComma(text: string, { start, end }: TextRange): TextRange {
  const before = /,?\s*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0] ?? '';
  return before.startsWith(',') ? { start: start - before.length, end } : { start, end };
}
