import type { Lines } from '../base/lines.ts';
import type { ClusterSnapshot } from '../manifests/cluster/clusterSnapshot.ts';
import type { Manifest } from '../manifests/manifest.ts';
import type { ItemType } from '../manifests/objects.ts';
import type { SyntaxDocument, SyntaxFile } from '../syntax/tree.ts';

/** One version of a file as the workspace knows it. Immutable: an edit makes a new one. */
export interface WorkspaceFile {
  readonly uri: string;
  readonly lines: Lines;
  readonly documents: readonly FileDocument[];
  /** The text and its trees, while the file is open in an editor, and always for our own configuration files. */
  readonly source: FileSource | undefined;
  /** Why the file was not read, in a sentence for its reader. */
  readonly note: string | undefined;
  /** Whether it was not read although it may well hold objects. */
  readonly mayHide: boolean;
  /** There where it is a cluster's snapshot. */
  readonly cluster?: ClusterSnapshot;
}

/** A cluster's snapshot: its documents hold what its objects were found in, and never a tree. */
export interface ClusterFile extends WorkspaceFile {
  readonly cluster: ClusterSnapshot;
}

export interface FileSource {
  readonly text: string;
  readonly version: number;
  readonly syntax: SyntaxFile;
}

export interface FileDocument {
  /** The offset in the file at which the document begins. */
  readonly start: number;
  readonly manifests: readonly Manifest[];
  /** What the document is where it is an item of a list that says so. */
  readonly listed: ItemType | undefined;
  /** Whether kubectl counts the document's `---` line. */
  readonly countsMarker: boolean;
  /** Only while the file has a source. */
  readonly syntax: SyntaxDocument | undefined;
}
