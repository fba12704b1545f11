/** Messages on the environments of the workspace, shared by server and client. */

/** Something to be known of an environment, with the line that it is about. */
export interface EnvironmentNote {
  readonly text: string;
  readonly uri?: string;
  /** Zero-based. */
  readonly line?: number;
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
