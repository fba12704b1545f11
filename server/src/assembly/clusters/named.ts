import { pathBelow } from '../../base/uri.ts';
import type { ClusterFile } from '../../workspace/file.ts';
import { fileOf, folderHolding, type Snapshot } from '../../workspace/snapshot.ts';
import type { Home } from '../homes.ts';
import { resolvePath } from '../kustomize/path.ts';
import type { PlacedConfiguration } from '../placedConfigurations.ts';
import type { AttachedSnapshot, MissingSnapshot } from './attached.ts';
import { kindsOf } from './resources.ts';

/** A snapshot that somebody has named, before it is known whether it is there. */
export interface NamedSnapshot {
  readonly uri: string;
  readonly asked: ReadonlySet<string>;
  /** Whether it completes an environment. */
  readonly completes: (home: Home) => boolean;
}

/** The snapshots that configurations and the command line name. */
export function namedSnapshots(
  configurations: readonly PlacedConfiguration[],
  { settings }: Snapshot,
): readonly NamedSnapshot[] {
  const declared = configurations.flatMap(({ folder, configuration }) =>
    configuration.snapshots.flatMap(({ file, environments, kinds }): readonly NamedSnapshot[] => {
      const uri = resolvePath(folder, file);
      if (uri === undefined) return [];
      const completes = (home: Home): boolean =>
        environments === undefined ? isWithin(home, folder) : environments.includes(home.name);
      return [{ uri, asked: kindsOf(kinds), completes }];
    }),
  );
  const given = settings.snapshots.map((uri) => ({ uri, asked: new Set<string>(), completes: () => true }));
  return [...declared, ...given];
}

function isWithin({ folder }: Home, outer: string): boolean {
  return folder !== undefined && (folder === outer || pathBelow(outer, folder) !== undefined);
}

/** The file of a snapshot that is named. Outside of the workspace only those are looked for that the user has given. */
export function clusterFileOf(snapshot: Snapshot, uri: string): ClusterFile | MissingSnapshot['why'] {
  const file = fileOf(snapshot, uri);
  if (file?.cluster !== undefined) return { ...file, cluster: file.cluster };
  const isSought =
    folderHolding(snapshot.folders, uri) !== undefined || snapshot.settings.snapshots.includes(uri);
  return snapshot.clusters.get(uri) ?? (isSought ? 'not yet read' : 'unreadable');
}

export interface Attachments {
  readonly snapshots: readonly AttachedSnapshot[];
  readonly missing: readonly MissingSnapshot[];
}

/**
 * What completes an environment.
 * @param found snapshots among its own files, which nobody has named
 */
export function attachmentsOf(
  snapshot: Snapshot,
  home: Home,
  named: readonly NamedSnapshot[],
  found: readonly ClusterFile[],
): Attachments {
  const snapshots: AttachedSnapshot[] = found.map((file) => ({ file, asked: new Set() }));
  const missing: MissingSnapshot[] = [];
  for (const { uri, asked, completes } of named) {
    if (!completes(home)) continue;
    const file = clusterFileOf(snapshot, uri);
    if (typeof file === 'object') snapshots.push({ file, asked });
    else missing.push({ uri, why: file });
  }
  return { snapshots, missing };
}
