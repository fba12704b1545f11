import type { DifferenceRequest } from './difference.ts';
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
  /** Null where there is no commit any more. */
  readonly files: readonly BaselineFile[] | null;
}

/**
 * Client to server, request `policyLens/changes`: what is allowed otherwise in a document's environment than in the newest
 * commit, or where none was told than in the texts at opening.
 */
export interface ChangesRequest {
  readonly uri: string;
  /** Of the object that it is about; left out: all of the document's environment. */
  readonly position?: Position;
}

/** Client to server, request `policyLens/comparison`: the same of any two states, as a page of all that differs. */
export type ComparisonRequest = DifferenceRequest;

/**
 * Server to client, notification `policyLens/changeCount`: how many connections of an open document's environment are
 * otherwise; sent whenever that changes, at first where any are.
 */
export interface ChangeCountMessage {
  readonly uri: string;
  /** What it is compared with: `HEAD`, `the text at opening`. */
  readonly against: string;
  readonly lost: number;
  readonly gained: number;
}

/** Null where there is nothing to compare with, or no policy or workload at the place. */
export interface ChangesAnswer {
  readonly title: string;
  /** Its links are paths from the first workspace folder, as VS Code's preview of Markdown follows them. */
  readonly markdown: string;
}

/** What stands in the way of a comparison, and where it is which of several environments is meant: the one whose folder it is, and their names. */
export interface ComparisonProblem {
  readonly problem: string;
  readonly choice?: { readonly folder: string; readonly environments: readonly string[] };
}

/** Null where it could not be done at all. */
export type ComparisonAnswer = ChangesAnswer | ComparisonProblem | null;
