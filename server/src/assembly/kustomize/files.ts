import type { Built, Place, Source } from './tree/built.ts';

/** One document of a file, as each of kustomize's two readers has it. */
export interface LoadedDocument {
  readonly source: Source;
  /** Where the document begins in its file. */
  readonly start: number;
  readonly text: string;
  /** As objects and patches are read; undefined where the document is empty. */
  readonly object: Built | undefined;
  /** As a kustomization is read, by the rules of the API server's library. */
  readonly configuration: () => Built | undefined;
  /** Why it can't be read. */
  readonly broken: { readonly message: string; readonly place: Place } | undefined;
  /** A key that stands twice in its mapping. */
  readonly repeated?: Place;
  /** Of a kustomization that is edited where it is deployed, the document that says so: values of it stand there. */
  readonly by?: LoadedDocument;
}

/** A file's text with its trees. The same value while the text is the same. */
export interface LoadedFile {
  readonly uri: string;
  readonly text: string;
  readonly documents: readonly LoadedDocument[];
}

/** `absent`: there is no such file. `unknown`: there is or may be one, and nothing is known of what it says. */
export type FoundFile = LoadedFile | 'absent' | 'unknown';

/** The files that builds read. */
export interface Files {
  readonly fileAt: (uri: string) => FoundFile;
  /** Whether a kustomization may name single files outside of its folder, which kustomize by itself refuses. */
  readonly readsAnywhere?: boolean;
}
