import { Composer, type Document, Parser } from 'yaml';
import type { Node, SyntaxProblem } from '../tree.ts';
import { convertYaml } from './convertYaml.ts';
import { applyRepairs, findRepairs, type Repair } from './repair.ts';
import { describeYamlError } from './yamlProblems.ts';

/** After this many rounds of repair the rest is taken as it is; each round mends every line that it finds. */
const maximumRounds = 4;

/** What could be read of a text, and what kept the rest from being read. */
export interface TolerantReading {
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Reads a text that is no YAML, or none that Kubernetes reads, by the tolerant library.
 * @param readable the text without the characters that the library can't stand, of the same length
 */
export function readTolerantly(text: string, readable: string): TolerantReading {
  const { document, repairs } = composeWithRepairs(readable);
  const problems: SyntaxProblem[] = [];
  for (const error of document?.errors ?? []) {
    const problem = describeYamlError(error, text);
    if (problem !== undefined) problems.push(problem);
  }
  problems.push(...repairs.map((repair) => repair.problem));
  const root =
    document?.contents == null ? undefined : convertYaml(text, document.contents, repairs, problems);
  return { root: isAbsent(root) ? undefined : root, problems };
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
