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

const known = new WeakMap<Environment['objects'], readonly string[]>();

/** Each `localhostProfile` of an environment's pods, once. */
export function pathsIn({ objects }: Environment): readonly string[] {
  const before = known.get(objects);
  if (before !== undefined) return before;
  const paths = new Set<string>();
  for (const object of objects) {
    if (object.kind !== 'Workload') continue;
    const { profile, containers } = object.seccomp;
    if (profile?.path) paths.add(profile.path);
    for (const container of containers) {
      if (container.profile?.path) paths.add(container.profile.path);
    }
  }
  known.set(objects, [...paths]);
  return [...paths];
}
