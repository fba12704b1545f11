/** Messages on the environments of the workspace, shared by server and client. */

/** A sentence, with the line that it is about. */
export interface EnvironmentDetail {
  readonly text: string;
  readonly uri?: string;
  /** Zero-based. */
  readonly line?: number;
}

/** Something to be known of an environment. */
export interface EnvironmentNote extends EnvironmentDetail {
  /** Whether it tells what is so, and not what is in the way. */
  readonly isFact?: boolean;
  /** The newest time that a snapshot of the cluster knows, as RFC 3339: it is no older than since then. */
  readonly takenSince?: string;
  /** What it is about, one by one. */
  readonly details?: readonly EnvironmentDetail[];
}

/** How a snapshot of its cluster completes an environment. */
export interface EnvironmentCompletion {
  /** For a terminal in the workspace folder. */
  readonly command: string;
  /** The file that the command makes, relative to the workspace folder. */
  readonly file: string;
  /** What is asked for, as kubectl names it. */
  readonly kinds: readonly string[];
}

export interface EnvironmentSummary {
  readonly id: string;
  readonly name: string;
  readonly kubernetesVersion: string;
  /** What is in it, in a few words: `3 NetworkPolicies, 2 workloads`. */
  readonly holds: string;
  /** What counts as complete and why, and what is unknown of it. */
  readonly notes: readonly EnvironmentNote[];
  /** URIs of its files, those of the bases that it builds upon among them. */
  readonly files: readonly string[];
  readonly completion: EnvironmentCompletion;
}

/** Client to server, request `policyLens/environments`. */
export interface EnvironmentList {
  readonly environments: readonly EnvironmentSummary[];
}

/**
 * Client to server, notification `policyLens/useEnvironment`: hover, preview and findings of files that belong to several
 * are about this one. Without an id none goes before the others.
 */
export interface UseEnvironment {
  readonly id?: string;
}
