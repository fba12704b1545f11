import { Composer, type Document, Parser } from 'yaml';
import type { Node, SyntaxDocument, SyntaxProblem } from '../tree.ts';
import { convertYaml } from './convertYaml.ts';
import { describeYamlError } from './yamlProblems.ts';

/**
 * Parses the text of one YAML document (one segment of `splitDocuments`). Never throws: what is wrong stands in the
 * problems, and the tree holds what could be read.
 */
export function parseYamlDocument(text: string): SyntaxDocument {
  try {
    const document = compose(text);
    if (document === undefined) return { text, root: undefined, problems: [] };
    const problems: SyntaxProblem[] = document.errors.map((error) => describeYamlError(error, text));
    const root = document.contents === null ? undefined : convertYaml(text, document.contents, problems);
    return { text, root: isAbsent(root) ? undefined : root, problems };
  } catch (error) {
    return { text, root: undefined, problems: [unreadable(text, error)] };
  }
}

/** An empty document has an empty scalar as its root in the library's tree. */
function isAbsent(root: Node | undefined): boolean {
  return root?.kind === 'scalar' && root.range.start === root.range.end;
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

function unreadable(text: string, error: unknown): SyntaxProblem {
  const reason = error instanceof RangeError ? 'it is nested too deeply' : 'its form is not understood';
  return {
    code: 'unreadable',
    message: `This document can't be read: ${reason}. Nothing in it is checked.`,
    range: { start: 0, end: text.length },
  };
}
