import type { Place } from './tree/built.ts';

/** What kustomize refuses, said at the line that causes it. */
export interface Problem {
  readonly message: string;
  readonly place: Place;
  /** A file is not here, which something else may write before the build. */
  readonly isMissingFile?: true;
}

/** Takes in what is found on the way; a build goes on after each. */
export type Report = (message: string, place: Place) => void;
