import type { Position, SourceLink } from './preview.ts';

/** A seccomp profile, by the place of the object that holds it. */
export interface ProfilePlace {
  readonly uri: string;
  readonly position: Position;
}

/** Client to server, request `policyLens/callChoices`: what a profile can be asked about. */
export interface CallChoices {
  /** Where the profile is asked about. */
  readonly target: string;
  /** By libseccomp's names, the host's own first. */
  readonly architectures: readonly string[];
  readonly calls: readonly CallChoice[];
}

export interface CallChoice {
  readonly name: string;
  /** What it does. */
  readonly summary: string;
  /** Its arguments as C declares them, between commas; empty where it has none. */
  readonly parameters: string;
}

/** Client to server, request `policyLens/tryCall`. */
export interface TryCallRequest extends ProfilePlace {
  readonly call: string;
  readonly architecture: string;
  /** Numbers, or constants by name with `|` between flags; commas or spaces stand between arguments, missing ones are 0. */
  readonly args: string;
}

/** Null where the profile is not there any more. */
export type TryCallAnswer =
  /** What can't be read of the arguments, or the error with which no container starts. */
  | { readonly problem: string }
  | {
      /** `socket(AF_VSOCK) on x86_64: it fails with EPERM.` */
      readonly verdict: string;
      /** Sentences on what leads to it. */
      readonly explanation: string;
      /** The line that decides; undefined where none does. */
      readonly place: SourceLink | undefined;
    };
