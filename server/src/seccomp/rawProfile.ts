import type { Origin } from '../base/origin.ts';

/**
 * A value of a profile as it was written, whatever its type: each reader (Go's decoder, crun's, serde, the API server)
 * makes its own of it.
 */
export type RawValue = RawText | RawNumber | RawBoolean | RawNull | RawList | RawObject | RawUnknown;

interface RawBase {
  readonly origin: Origin;
}

export interface RawText extends RawBase {
  readonly kind: 'text';
  readonly value: string;
}

export interface RawNumber extends RawBase {
  readonly kind: 'number';
  /** Whole numbers beyond 2^53 are BigInt. */
  readonly value: number | bigint;
  /** As written: readers differ over `1.0`, `1e3` and `-1`. */
  readonly source: string;
}

export interface RawBoolean extends RawBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface RawNull extends RawBase {
  readonly kind: 'null';
}

export interface RawList extends RawBase {
  readonly kind: 'list';
  readonly items: readonly RawValue[];
}

export interface RawObject extends RawBase {
  readonly kind: 'object';
  /** In source order, with their duplicates and the case of their keys. */
  readonly entries: readonly RawEntry[];
}

export interface RawEntry {
  readonly key: string;
  readonly value: RawValue;
}

/** Can't be known: an unfinished line, later a template's action. */
export interface RawUnknown extends RawBase {
  readonly kind: 'unknown';
}

/**
 * Where the profile stands: `profile` is a file of its own (OCI, Docker, Podman), `runtime-config` the `linux.seccomp` of an
 * OCI runtime's config, `spo` the spec of the Security Profiles Operator's object, `kubescape` one container's spec of
 * Kubescape's.
 */
export type ProfileForm = 'profile' | 'runtime-config' | 'spo' | 'kubescape';

/** A seccomp profile, losing nothing of what was written. */
export interface RawProfile {
  readonly kind: 'SeccompProfile';
  readonly form: ProfileForm;
  /** Whether the text is JSON or YAML; files that Docker, Podman and the runtimes read must be JSON. */
  readonly language: 'json' | 'yaml';
  /** Of an object with metadata; undefined for a file of its own. */
  readonly apiVersion: string | undefined;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  /** Of Kubescape's object: where its agent writes this profile, below the kubelet's folder. */
  readonly nodePath?: string | undefined;
  /** Of the operator's object: whether it is labelled as a part of a recording that is not merged yet. */
  readonly isPartial?: boolean;
  /** The profile itself: usually an object; whatever else stands there is kept too. */
  readonly body: RawValue;
  readonly origin: Origin;
}
