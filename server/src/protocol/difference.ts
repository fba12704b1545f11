import type { BaselineFile } from './baseline.ts';

/** One of the two states that are compared. */
export type ComparedState =
  /** What editors hold, and the files that are not open; of the environment that a document belongs to. */
  | { readonly kind: 'now'; readonly uri: string }
  /** What is on disk; of the other side's environment. */
  | { readonly kind: 'saved' }
  /** What each open document held when it was opened, and what is on disk of all others; of the other side's environment. */
  | { readonly kind: 'opened' }
  /** The newest commit, as the client has told it; of the other side's environment. */
  | { readonly kind: 'commit' }
  /** Another commit; of the other side's environment. */
  | RevisionState
  /** Another environment of the workspace. Unsaved text counts. */
  | { readonly kind: 'environment'; readonly id: string }
  | FolderState;

/** A commit by its files that are not as they are on disk, as it has them. */
export interface RevisionState {
  readonly kind: 'revision';
  /** How the user calls it: `v1.2`, `main~3`. */
  readonly name: string;
  readonly files: readonly BaselineFile[];
}

/** A folder of the workspace as if it were all. Unsaved text counts. */
export interface FolderState {
  readonly kind: 'folder';
  readonly uri: string;
  /** The name of one of its environments, or the end of its path; left out: the only one, or that of the other side's name. */
  readonly environment?: string;
}

/**
 * Client to server, request `policyLens/difference`: what is allowed otherwise in one state than in another.
 * `after` is `now`, an environment or a folder, for an environment must be told.
 */
export interface DifferenceRequest {
  readonly before: ComparedState;
  readonly after: Extract<ComparedState, { readonly kind: 'now' | 'environment' | 'folder' }>;
}

/** Its answer; null where one of the states is not there, or it is not told which of several environments is meant. */
export interface DifferenceAnswer {
  /** Each pair of workloads, and each workload with each address, is in at most one of them. */
  readonly changes: readonly ConnectionChange[];
}

/** From each source to each destination, but not to itself. */
export interface ConnectionChange {
  /** Workloads that fare alike, or addresses: `shop/web[Deployment]`, `10.0.0.0-10.0.0.255[External]`. */
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
  readonly before: AllowedPorts;
  readonly after: AllowedPorts;
}

/** In the notation of the command line: `TCP 80,443`, `All Connections`, `No Connections`. */
export interface AllowedPorts {
  readonly surely: string;
  readonly possibly: string;
}
