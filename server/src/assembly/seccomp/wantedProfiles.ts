import { remembering } from '../../base/remembering.ts';
import type { Workload } from '../../kubernetes/objects.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { Environment } from '../environment.ts';
import { resolvePath } from '../kustomize/path.ts';
import { profileRoot } from './profileRoot.ts';

/** Files that pods name in folders that the nodes have, and of which nothing is known yet. */
export function wantedProfiles(snapshot: Snapshot, environments: readonly Environment[]): readonly string[] {
  const wanted = new Set<string>();
  for (const environment of environments) {
    const paths = pathsIn(environment);
    if (paths.length === 0) continue;
    const root = profileRoot(snapshot, environment);
    for (const path of root === undefined ? [] : paths) {
      const uri = root === undefined ? undefined : resolvePath(root, path);
      if (uri !== undefined && !isKnown(snapshot, uri)) wanted.add(uri);
    }
  }
  return [...wanted];
}

function isKnown({ disk, open, texts, apart }: Snapshot, uri: string): boolean {
  return disk.has(uri) || texts.has(uri) || (open.has(uri) && !apart.has(uri));
}

/** Each `localhostProfile` of an environment's pods, once. */
export function pathsIn({ world }: Environment): readonly string[] {
  return pathsOf(world.clusterInput.workloads);
}

/** One list of workloads is the same through all edits of other objects. */
const pathsOf = remembering((workloads: readonly Workload[]): readonly string[] => {
  const paths = new Set<string>();
  for (const { seccomp } of workloads) {
    if (seccomp.profile?.path) paths.add(seccomp.profile.path);
    for (const { profile } of seccomp.containers) if (profile?.path) paths.add(profile.path);
  }
  return [...paths];
});
