import type { DifferenceRequest } from './difference.ts';
import type { Position, Range } from './preview.ts';

/**
 * Client to server, request `policyLens/changes`: what is allowed otherwise in a document's environment than in the newest
 * commit, or where none was told than in the texts at opening.
 */
export interface ChangesRequest {
  readonly uri: string;
  /** Of the object that it is about; left out: all of the document's environment. */
  readonly position?: Position;
}

/** Client to server, request `policyLens/risk`: what the seccomp profile at a place leaves to an attacker, as a page. */
export interface RiskRequest {
  readonly uri: string;
  readonly position: Position;
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

/**
 * Server to client, notification `policyLens/changeMarks`: the lines of an open document that cause what `changeCount`
 * counts; sent whenever they change, at first where there are any.
 */
export interface ChangeMarksMessage {
  readonly uri: string;
  readonly against: string;
  readonly marks: readonly ChangeMark[];
}

/** A place, and how many connections would be as before without the change there. */
export interface ChangeMark {
  readonly range: Range;
  readonly lost: number;
  readonly gained: number;
  /** What stood behind the place and is gone; left out where the change is one of what stands there. */
  readonly gone?: string;
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
