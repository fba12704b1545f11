import type { Place } from './tree/built.ts';

/** What kustomize refuses, said at the line that causes it. */
export interface Problem {
  readonly message: string;
  readonly place: Place;
  readonly fix?: ProblemFix;
  /** A file is not here, which something else may write before the build. */
  readonly isMissingFile?: true;
}

/** What is to stand at the place instead. */
export interface ProblemFix {
  readonly title: string;
  readonly newText: string;
}

/** Takes in what is found on the way; a build goes on after each. */
export type Report = (message: string, place: Place, fix?: ProblemFix) => void;
