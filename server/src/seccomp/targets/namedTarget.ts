import type { Target } from '../target.ts';
import type { TargetDeclaration } from './declaration.ts';
import type { Engine } from './presets.ts';

/** One place where profiles are used: an engine on hosts of one or several architectures. */
export interface NamedTarget {
  readonly name: string;
  /** The id of the preset that it is made from. */
  readonly preset: string;
  readonly engine: Engine;
  /** One for each architecture, in the user's order. */
  readonly hosts: readonly Target[];
  /** Whether the container is started with no_new_privs (`allowPrivilegeEscalation: false` in Kubernetes). */
  readonly noNewPrivileges: boolean;
  /** Nobody has named it: it is where a profile seems to be used. */
  readonly isAssumed: boolean;
}

/** What a user says of a target beside the preset that it is made from. */
export type TargetChanges = Omit<TargetDeclaration, 'name' | 'preset' | 'engine'>;

/** The targets of an environment. */
export interface EnvironmentTargets {
  /** What findings are about; undefined: what each profile is written for. */
  readonly chosen: NamedTarget | undefined;
  /** Where the same profiles are used besides. */
  readonly others: readonly NamedTarget[];
  /** What holds of a target that is assumed because none is chosen. */
  readonly changes: TargetChanges;
  /** Whether the environment declares them itself; else they are those of the settings. */
  readonly isDeclared: boolean;
}
