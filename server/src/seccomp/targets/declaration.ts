import type { RuntimeName } from '../target.ts';
import type { Engine } from './presets.ts';

/** What a user says of a place where profiles are used; what is undefined is the preset's. */
export interface TargetDeclaration {
  /** By which answers speak of it. */
  readonly name?: string | undefined;
  /** The id of a preset. */
  readonly preset?: string | undefined;
  readonly engine?: Engine | undefined;
  readonly runtime?: RuntimeName | undefined;
  readonly runtimeVersion?: string | undefined;
  /** A release, and behind a `+` the one whose table of calls it has: `2.5.4+2.5.5`. */
  readonly libseccomp?: string | undefined;
  readonly kernel?: string | undefined;
  /** Of the hosts, by libseccomp's names. */
  readonly architectures?: readonly string[] | undefined;
  /** Those of the container beyond the engine's default set; `none` takes the default set away. */
  readonly capabilities?: readonly string[] | undefined;
  readonly noNewPrivileges?: boolean | undefined;
}

/** What stands for "by what each profile is written for" in place of a target. */
export const byDialect = 'auto';

export const engines: readonly Engine[] = [
  'docker',
  'podman',
  'kubernetes-containerd',
  'kubernetes-cri-o',
  'oci',
];

export const runtimeNames: readonly RuntimeName[] = ['runc', 'crun', 'youki'];

/** A version, as declarations may give it. */
export const versionPattern = /^v?\d+(?:\.\d+){0,3}(?:[-+~].*)?$/;

/** A release of libseccomp with the one whose table it has. */
export const libraryPattern = /^v?\d+\.\d+(?:\.\d+)?(?:\+\d+\.\d+(?:\.\d+)?)?$/;
