/** A changed file, by what the newest commit has of it. */
export interface BaselineFile {
  readonly uri: string;
  /** Null where the commit does not have it. */
  readonly text: string | null;
}

/**
 * Client to server, notification `policyLens/baseline`: the files that differ from the newest commit, as it has them;
 * all others are as they are on disk. Sent anew whenever that changes. Without Git, or in a workspace that is not
 * trusted, it is not sent.
 */
export interface BaselineChanged {
  /** How the commit is called: `HEAD`. */
  readonly name: string;
  /** Null where there is no commit any more. */
  readonly files: readonly BaselineFile[] | null;
}
