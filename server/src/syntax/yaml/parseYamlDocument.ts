import { smallestSplitLength } from '../listParts.ts';
import type { Cut, Node, SyntaxDocument, SyntaxProblem } from '../tree.ts';
import { replaceUnreadable } from './characters.ts';
import { type Reading, readYaml } from './libyaml/parser.ts';
import { isTooDeep, maximumDepth } from './nesting.ts';
import { readDamaged } from './readDamaged.ts';
import { readTolerantly } from './readTolerantly.ts';
import { reportDirectives, reportRefusals } from './refusals.ts';
import { describeLineLeftOfRoot, lineLeftOfRoot } from './rootEnd.ts';
import { readSimple } from './simple/readSimple.ts';

/** More problems than this in one document help nobody; a binary file would have thousands. */
const maximumProblems = 100;

/**
 * Parses the text of one YAML document (one segment of `splitDocuments`). Never throws: what is wrong stands in the
 * problems, and the tree holds what could be read.
 *
 * What Kubernetes' own YAML library can read is read as it does. Everything else is read by a tolerant library, in
 * such a way that unfinished lines do not swallow what follows them (see `findRepairs`).
 */
export function parseYamlDocument(text: string): SyntaxDocument {
  const end = text.length < smallestSplitLength ? undefined : lineLeftOfRoot(text);
  if (end !== undefined) {
    const { root, problems } = parseYamlDocument(text.slice(0, end.start));
    return { text, root, problems: [...problems, describeLineLeftOfRoot(end)].slice(-maximumProblems) };
  }
  const simple = readSimple(text);
  if (simple === undefined) return parseAnyYaml(text);
  return { text, root: simple, problems: [], isFaultless: true, isSimple: true };
}

/** The same without the short way for simple texts. */
export function parseAnyYaml(text: string): SyntaxDocument {
  const problems: SyntaxProblem[] = [];
  try {
    const readable = replaceUnreadable(text, problems);
    const reading = problems.length === 0 ? readYaml(text) : undefined;
    const cut = reading?.kind === 'read' ? cutOf(text, reading) : undefined;
    if (reading?.kind === 'read' && (cut === undefined || reading.rest?.isMarked === true)) {
      problems.push(...reading.problems);
      return { ...withCut(documentOf(text, reading.root, problems), cut), isFaultless: true };
    }
    if (reading?.kind === 'too-deep' || isTooDeep(text)) {
      return declined(text, `it is nested more than ${maximumDepth} levels deep`);
    }
    if (readable.includes('%')) reportDirectives(readable, problems);
    // A long text that nothing but an unfinished item keeps from being simple is read tolerantly in that item alone.
    const isSplit = problems.length === 0 && cut === undefined && text.length >= smallestSplitLength;
    const { root, problems: faults } =
      (isSplit ? readDamaged(text) : undefined) ?? readTolerantly(text, readable);
    problems.push(...faults);
    return withCut(documentOf(text, root, problems), cut);
  } catch {
    return declined(text, 'its form is not understood');
  }
}

function documentOf(text: string, root: Node | undefined, problems: SyntaxProblem[]): SyntaxDocument {
  return withProblems({ text, root }, root === undefined ? [] : [root], problems);
}

/** @param parts those of its nodes that Kubernetes may refuse */
export function withProblems(
  document: Pick<SyntaxDocument, 'text' | 'root'>,
  parts: readonly Node[],
  problems: SyntaxProblem[],
): SyntaxDocument {
  for (const part of parts) reportRefusals(part, problems);
  problems.sort((a, b) => a.range.start - b.range.start);
  return { ...document, problems: problems.slice(0, maximumProblems) };
}

const noContent = /(?:\s+|#[^\n]*|\.\.\.(?=\s|$))*/y;

/** What Kubernetes loses: it reads the first document of a text, and nothing behind it. */
function cutOf(text: string, { root, rest }: Reading & { readonly kind: 'read' }): Cut | undefined {
  if (rest === undefined) return undefined;
  noContent.lastIndex = rest.start;
  noContent.exec(text);
  const start = noContent.lastIndex;
  return start < text.length ? { root, start } : undefined;
}

function withCut(document: SyntaxDocument, cut: Cut | undefined): SyntaxDocument {
  return cut === undefined ? document : { ...document, cut };
}

function declined(text: string, reason: string): SyntaxDocument {
  const message = `This document can't be read: ${reason}. Nothing in it is checked.`;
  return {
    text,
    root: undefined,
    problems: [{ code: 'unreadable', message, range: { start: 0, end: text.length } }],
  };
}
