import type { ClusterFile } from '../../workspace/file.ts';

/** A cluster's snapshot that stands in for what an environment does not hold. */
export interface AttachedSnapshot {
  readonly file: ClusterFile;
  /** The kinds of which somebody has said that all objects of all namespaces were asked for. */
  readonly asked: ReadonlySet<string>;
}

/** A snapshot that is named and can't be used, with where that is said; undefined: on the command line. */
export interface MissingSnapshot {
  readonly uri: string;
  readonly why: 'absent' | 'unreadable' | 'not yet read';
}
