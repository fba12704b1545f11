import type { LoadedDocument, LoadedFile } from '../kustomize/files.ts';
import type { Built } from '../kustomize/tree/built.ts';
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
  // an edit of the document makes a new source
  if (previous?.text === text && previous.documents[0]?.source === document.source) return previous;
  return {
    uri,
    text,
    documents: [{ ...document, object: tree, configuration: () => tree, broken: undefined }],
  };
}
