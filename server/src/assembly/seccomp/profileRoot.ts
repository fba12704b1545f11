import type { Snapshot } from '../../workspace/snapshot.ts';
import type { Environment } from '../environment.ts';
import { type PlacedProfile, profileFiles } from './profileFiles.ts';

/** The folder that holds what the nodes of an environment have; undefined where there is none, or not a single one. */
export function profileRoot(snapshot: Snapshot, environment: Environment | undefined): string | undefined {
  return environment?.kubelet.seccompRoot ?? onlyRoot(profileFiles(snapshot).files);
}

/** The kubelet's own folder as someone keeps it with all above it: `.../var/lib/kubelet/seccomp`. */
function onlyRoot(files: readonly PlacedProfile[]): string | undefined {
  const roots = files.flatMap(({ uri }) => /^.*\/kubelet\/seccomp(?=\/)/.exec(uri)?.[0] ?? []);
  return only([...new Set(roots)]);
}

/** The item of a list that has no other. */
export function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
