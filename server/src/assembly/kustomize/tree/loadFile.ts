import { parseJsonDocument } from '../../../syntax/json/parseJsonDocument.ts';
import type { SyntaxDocument } from '../../../syntax/tree.ts';
import { parseYamlDocument } from '../../../syntax/yaml/parseYamlDocument.ts';
import { splitDocuments } from '../../../syntax/yaml/splitDocuments.ts';
import type { LoadedDocument, LoadedFile } from '../files.ts';
import type { Built, Source } from './built.ts';
import { loadTree } from './load.ts';

/** Problems that do not keep kustomize from reading a document. */
const harmless: ReadonlySet<string> = new Set(['duplicate-key', 'json-comment', 'json-trailing-comma']);

/**
 * Reads a file for a build.
 * @param previous the same file before; documents whose text is unchanged are taken from it
 */
export function loadFile(uri: string, text: string, previous?: LoadedFile): LoadedFile {
  if (previous?.text === text) return previous;
  const known = new Map(previous?.documents.map((document) => [document.text, document]));
  const documents = splitDocuments(text).map(({ start, end }): LoadedDocument => {
    const part = text.slice(start, end);
    const old = known.get(part);
    known.delete(part);
    return old === undefined ? loadDocument(uri, start, part) : { ...old, start };
  });
  return { uri, text, documents };
}

function loadDocument(uri: string, start: number, text: string): LoadedDocument {
  const source: Source = { uri };
  const isJson = uri.endsWith('.json');
  const syntax = isJson ? parseJsonDocument(text) : parseYamlDocument(text);
  const load = (hasTextualBooleans: boolean): Built | undefined =>
    syntax.root && loadTree(syntax.root, source, { hasTextualBooleans });
  return { source, start, text, object: load(true), ...rest(uri, text, syntax, source) };
}

/** Apart from the syntax tree, which need not be kept for it. */
function rest(
  uri: string,
  text: string,
  syntax: SyntaxDocument,
  source: Source,
): Pick<LoadedDocument, 'configuration' | 'broken' | 'repeated'> {
  const problem = syntax.problems.find(({ code }) => !harmless.has(code));
  const twice = syntax.problems.find(({ code }) => code === 'duplicate-key');
  return {
    ...(twice && { repeated: { source, key: twice.range, value: twice.range } }),
    configuration: configurationOf(uri, text, source),
    broken: problem && {
      message: problem.message,
      place: { source, key: problem.range, value: problem.range },
    },
  };
}

/** Read when it is asked for: few files are kustomizations. */
function configurationOf(uri: string, text: string, source: Source): () => Built | undefined {
  let known: { readonly tree: Built | undefined } | undefined;
  return () => {
    known ??= { tree: configurationTree(uri, text, source) };
    return known.tree;
  };
}

function configurationTree(uri: string, text: string, source: Source): Built | undefined {
  const { root } = uri.endsWith('.json') ? parseJsonDocument(text) : parseYamlDocument(text);
  return root && loadTree(root, source, { hasTextualBooleans: false });
}
