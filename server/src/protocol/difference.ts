/** One of the two states that are compared. */
export type ComparedState =
  /** What editors hold, and the files that are not open; of the environment that a document belongs to. */
  | { readonly kind: 'now'; readonly uri: string }
  /** What is on disk; of the other side's environment. */
  | { readonly kind: 'saved' }
  /** The newest commit, as the client has told it; of the other side's environment. */
  | { readonly kind: 'commit' }
  /** A folder of the workspace as if it were all; of its only environment. Unsaved text counts. */
  | { readonly kind: 'folder'; readonly uri: string };

/**
 * Client to server, request `policyLens/difference`: what is allowed otherwise in one state than in another.
 * `after` is `now` or a folder, for an environment must be told.
 */
export interface DifferenceRequest {
  readonly before: ComparedState;
  readonly after: Extract<ComparedState, { readonly uri: string }>;
}

/** Its answer; null where one of the states is not there, or has no environment or several. */
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
