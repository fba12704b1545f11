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

/** Client to server, request `policyLens/changes`: what is allowed otherwise. */
export interface ChangesRequest {
  readonly uri: string;
  /** Of the object that it is about; left out: all of the document's environment. */
  readonly position?: Position;
}

/**
 * Server to client, notification `policyLens/changeCount`: how many connections of an open document's environment are
 * otherwise; sent whenever that changes, at first where any are.
 */
export interface ChangeCountMessage {
  readonly uri: string;
  /** What it is compared with: `HEAD`, `the saved files`. */
  readonly against: string;
  readonly lost: number;
  readonly gained: number;
}

/** Its answer; null where there is nothing to compare with, or no policy or workload at the place. */
export interface ChangesAnswer {
  readonly title: string;
  readonly markdown: string;
}
