import type { Position } from './preview.ts';

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
  readonly files: readonly BaselineFile[];
}

/** Client to server, request `policyLens/changes`: what is allowed otherwise for the object at a place. */
export interface ChangesRequest {
  readonly uri: string;
  readonly position: Position;
}

/** Its answer; null where there is nothing to compare with, or no policy or workload at the place. */
export interface ChangesAnswer {
  readonly title: string;
  readonly markdown: string;
}
