import { parseYamlDocument } from '../../../syntax/yaml/parseYamlDocument.ts';
import { splitDocuments } from '../../../syntax/yaml/splitDocuments.ts';
import { objectsIn } from '../build/objects.ts';
import type { LoadedDocument } from '../files.ts';
import type { Report } from '../problem.ts';
import { type Built, type BuiltMapping, type BuiltScalar, textOf } from '../tree/built.ts';
import { inlineText } from '../tree/inline.ts';
import { loadTree } from '../tree/load.ts';
import { type Operation, readOperations } from './jsonPatch.ts';

/** What a patch is, told by its form. */
export type ReadPatch =
  | { readonly kind: 'merge'; readonly patches: readonly BuiltMapping[] }
  | { readonly kind: 'json'; readonly operations: readonly Operation[] };

/** @returns undefined where it is neither, which is reported */
export function readPatch(documents: readonly LoadedDocument[], report: Report): ReadPatch | undefined {
  const first = documents.find(({ object }) => object !== undefined);
  const list = first?.object?.kind === 'sequence' ? first.configuration() : undefined;
  const operations = list && readOperations(list);
  const isReadable = documents.every(({ broken }) => broken === undefined);
  if (operations !== undefined && first !== undefined && isBrokenJson(first)) {
    const message = 'A JSON patch that begins with a bracket must be JSON to its end: kustomize refuses it.';
    if (list !== undefined) report(message, list.place);
    return undefined;
  }
  // what is broken is told of by the reader of objects
  if (operations !== undefined && isReadable) return { kind: 'json', operations };
  const patches = objectsIn(documents, report);
  return patches && { kind: 'merge', patches };
}

/** kustomize takes a text for YAML only where it does not begin with a bracket. */
function isBrokenJson({ text }: LoadedDocument): boolean {
  if (!text.startsWith('[')) return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

/**
 * The documents of a text that stands in a kustomization itself.
 * @param around the document that it stands in
 */
export function inlineDocuments(node: BuiltScalar, around: LoadedDocument): readonly LoadedDocument[] {
  const { source } = node.place;
  // of a text that stands elsewhere, as patches of what deploys others may put it, the lines are not known
  const here = [around, around.by].find((document) => document?.source === source);
  const { text, shift } =
    here === undefined ? { text: textOf(node), shift: () => node.place.value } : inlineText(node, here.text);
  return splitDocuments(text).map(({ start, end }): LoadedDocument => {
    const part = text.slice(start, end);
    const syntax = parseYamlDocument(part);
    const moved: typeof shift = (range) => shift({ start: range.start + start, end: range.end + start });
    const { root } = syntax;
    const load = (hasTextualBooleans: boolean): Built | undefined =>
      root && loadTree(root, source, { hasTextualBooleans }, moved);
    const [problem] = syntax.problems.filter(({ code }) => code !== 'duplicate-key');
    const at = problem && moved(problem.range);
    return {
      source,
      start: around.start,
      // without the blanks around it, as kustomize takes it
      text: part.trim(),
      object: load(true),
      configuration: () => load(false),
      broken: problem && at && { message: problem.message, place: { source, key: at, value: at } },
    };
  });
}
