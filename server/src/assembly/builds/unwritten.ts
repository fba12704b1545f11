import { isSame } from '../../base/equality.ts';
import type { LoadedDocument, LoadedFile } from '../kustomize/files.ts';
import { type Built, entriesOf, itemsOf } from '../kustomize/tree/built.ts';
import { jsonOf } from '../kustomize/tree/plain.ts';

/** A kustomization that nobody has written: a text, or a tree whose values stand in a document of another file. */
export type UnwrittenFile =
  | { readonly text: string }
  | { readonly tree: Built; readonly document: LoadedDocument };

/**
 * The tree as builds read files.
 * @param previous the same file before; kept where it says the same at the same places
 */
export function unwrittenFile(
  uri: string,
  { tree, document }: { readonly tree: Built; readonly document: LoadedDocument },
  previous: LoadedFile | undefined,
): LoadedFile {
  const text = jsonOf(tree);
  const isAsBefore = ({ source, object }: LoadedDocument): boolean =>
    source === document.source && object !== undefined && isSamePlaced(object, tree);
  if (previous?.text === text && previous.documents.some(isAsBefore)) return previous;
  return {
    uri,
    text,
    documents: [{ ...document, object: tree, configuration: () => tree, broken: undefined }],
  };
}

/** Whether two trees that say the same stand at the same places; an edit of a document makes a new source. */
function isSamePlaced(left: Built, right: Built): boolean {
  if (left === right) return true;
  const { place } = right;
  return (
    left.place.source === place.source &&
    isSame(left.place.key, place.key) &&
    isSame(left.place.value, place.value) &&
    childrenOf(left).every((child, index) => {
      const other = childrenOf(right)[index];
      return other !== undefined && isSamePlaced(child, other);
    })
  );
}

function childrenOf(node: Built): readonly Built[] {
  return node.kind === 'mapping' ? entriesOf(node).map(({ value }) => value) : itemsOf(node);
}
