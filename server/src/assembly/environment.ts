import type { Completeness } from '../base/completeness.ts';
import type { KubernetesObject } from '../kubernetes/objects.ts';
import type { KubernetesVersion } from '../kubernetes/version.ts';
import type { PluginId } from '../network/plugins/known.ts';
import type { World } from '../network/world.ts';
import type { EnvironmentTargets } from '../seccomp/targets/namedTarget.ts';
import type { AttachedSnapshot, MissingSnapshot } from './clusters/attached.ts';
import type { Refusals } from './refusals.ts';
import type { Kubelet } from './seccomp/kubelet.ts';

/** A named set of files with its targets: the world that a question is asked of. No answer mixes two of them. */
export interface Environment {
  /** Unique in the workspace and stable between snapshots. */
  readonly id: string;
  readonly name: string;
  /** Of the files that hold its objects, in order. */
  readonly uris: readonly string[];
  readonly objects: readonly KubernetesObject[];
  /** Those of its own files alone, without what only snapshots of its cluster hold. */
  readonly written: readonly KubernetesObject[];
  /** Snapshots of its cluster that stand in for what its files do not hold, in order. */
  readonly snapshots: readonly AttachedSnapshot[];
  /** Those that are named and can't be used. */
  readonly missingSnapshots: readonly MissingSnapshot[];
  readonly kubernetesVersion: KubernetesVersion;
  /** What carries its policies out. */
  readonly networkPlugin: PluginId;
  /** The namespace of objects that name none. */
  readonly defaultNamespace: string;
  readonly completeness: Completeness;
  /** Which parts of `completeness` the user has said; the others are concluded from what is there. */
  readonly declared: {
    readonly workloads: boolean;
    readonly policies: boolean;
    readonly namespaces: boolean;
  };
  /** Policies that the API server of the target version refuses: the cluster does not have them as they stand. */
  readonly refusals: Refusals;
  readonly world: World;
  /** Where its seccomp profiles are used. */
  readonly targets: EnvironmentTargets;
  readonly kubelet: Kubelet;
}
