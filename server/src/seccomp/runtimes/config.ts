import type { Origin } from '../../base/origin.ts';

/** `linux.seccomp` of an OCI runtime's config as a runtime has decoded it (runtime-spec, config-linux.md). */
export interface OciSeccomp {
  readonly defaultAction: string;
  /** Undefined where not given. */
  readonly defaultErrno: bigint | undefined;
  readonly architectures: readonly string[];
  /** Undefined where not given, which is not the same as an empty list. */
  readonly flags: readonly string[] | undefined;
  /** Undefined where not given; runtimes in Go take that for the empty string. */
  readonly listenerPath: string | undefined;
  readonly rules: readonly OciRule[];
}

/** What one says that says nothing. */
export const emptySeccomp: OciSeccomp = {
  defaultAction: '',
  defaultErrno: undefined,
  architectures: [],
  flags: undefined,
  listenerPath: undefined,
  rules: [],
};

export interface OciRule {
  readonly names: readonly OciName[];
  readonly action: string;
  readonly errno: bigint | undefined;
  /** Undefined where not given. */
  readonly args: readonly OciArgument[] | undefined;
  /** Where the rule was written. */
  readonly origin: Origin;
}

export interface OciName {
  readonly name: string;
  readonly origin: Origin;
}

export interface OciArgument {
  readonly index: bigint;
  readonly value: bigint;
  readonly valueTwo: bigint;
  readonly operator: string;
}

/** What a stage gives, or the error with which it refuses. */
export type Result<T> = { readonly value: T } | { readonly error: string };

export function isError<T>(result: Result<T>): result is { readonly error: string } {
  return 'error' in result;
}
