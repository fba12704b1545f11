import { Composer, type Document, Parser } from 'yaml';
import { smallestSplitLength } from '../listParts.ts';
import type { Cut, Node, SyntaxDocument, SyntaxProblem } from '../tree.ts';
import { replaceUnreadable } from './characters.ts';
import { convertYaml } from './convertYaml.ts';
import { type Reading, readYaml } from './libyaml/parser.ts';
import { isTooDeep, maximumDepth } from './nesting.ts';
import { reportDirectives, reportRefusals } from './refusals.ts';
import { applyRepairs, findRepairs, type Repair } from './repair.ts';
import { describeLineLeftOfRoot, lineLeftOfRoot } from './rootEnd.ts';
import { readSimple } from './simple/readSimple.ts';
import { describeYamlError } from './yamlProblems.ts';

/** After this many rounds of repair the rest is taken as it is; each round mends every line that it finds. */
const maximumRounds = 4;
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
    const { document, repairs } = composeWithRepairs(readable);
    for (const error of document?.errors ?? []) {
      const problem = describeYamlError(error, text);
      if (problem !== undefined) problems.push(problem);
    }
    problems.push(...repairs.map((repair) => repair.problem));
    const root =
      document?.contents == null ? undefined : convertYaml(text, document.contents, repairs, problems);
    return withCut(documentOf(text, isAbsent(root) ? undefined : root, problems), cut);
  } catch {
    return declined(text, 'its form is not understood');
  }
}

function documentOf(text: string, root: Node | undefined, problems: SyntaxProblem[]): SyntaxDocument {
  if (root !== undefined) reportRefusals(root, problems);
  problems.sort((a, b) => a.range.start - b.range.start);
  return { text, root, problems: problems.slice(0, maximumProblems) };
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

interface Composed {
  readonly document: Document.Parsed | undefined;
  readonly repairs: readonly Repair[];
}

function composeWithRepairs(text: string): Composed {
  const repairs: Repair[] = [];
  let current = text;
  let document = compose(current);
  for (
    let round = 0;
    round < maximumRounds && document !== undefined && document.errors.length > 0;
    round += 1
  ) {
    const found = findRepairs(current, document);
    if (found.length === 0) break;
    repairs.push(...found);
    current = applyRepairs(current, found);
    document = compose(current);
  }
  return { document, repairs };
}

function compose(text: string): Document.Parsed | undefined {
  const composer = new Composer({
    keepSourceTokens: false,
    logLevel: 'silent',
    merge: false,
    prettyErrors: false,
    schema: 'failsafe',
    strict: true,
    uniqueKeys: false,
    version: '1.2',
  });
  for (const document of composer.compose(new Parser().parse(text), true, text.length)) return document;
  return undefined;
}

/** An empty document has an empty scalar as its root in the library's tree. */
function isAbsent(root: Node | undefined): boolean {
  return root?.kind === 'scalar' && root.range.start === root.range.end;
}

function declined(text: string, reason: string): SyntaxDocument {
  const message = `This document can't be read: ${reason}. Nothing in it is checked.`;
  return {
    text,
    root: undefined,
    problems: [{ code: 'unreadable', message, range: { start: 0, end: text.length } }],
  };
}
