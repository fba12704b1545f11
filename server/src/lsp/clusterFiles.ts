import { ClusterReader, mayBeClusterSnapshot } from '../workspace/clusterReader.ts';
import type { ClusterFile } from '../workspace/file.ts';
import { folderHolding, type NamedCluster, withClusters } from '../workspace/snapshot.ts';
import type { Host } from './host.ts';
import { runInSlices } from './slices.ts';
import type { ServerState } from './state.ts';
import { WantedFiles } from './wantedFiles.ts';

/**
 * Reads a snapshot of a cluster of any size, piece by piece and in slices of time.
 * @param isNamed whether somebody has said that it is one: else only what looks like one from its beginning is read on
 * @returns undefined where it is none, or is gone
 */
export async function readClusterFile(
  uri: string,
  isNamed: boolean,
  host: Host,
  isCancelled: () => boolean,
): Promise<ClusterFile | undefined> {
  const reader = new ClusterReader(uri, isNamed);
  let isFirst = true;
  for await (const piece of host.readPieces(uri)) {
    if (isFirst && !isNamed && !mayBeClusterSnapshot(piece)) return undefined;
    isFirst = false;
    await runInSlices(reader.push(piece), host, isCancelled);
    if (isCancelled()) return undefined;
  }
  return runInSlices(reader.finish(), host, isCancelled);
}

/** The snapshots of clusters that configurations name. */
export function clusterFiles(state: ServerState, host: Host): WantedFiles<NamedCluster> {
  return new WantedFiles(state, host, {
    wanted: ({ assembly }) => assembly.wantedClusters,
    known: ({ clusters }) => clusters.keys(),
    read: async (uris) => {
      const found: (readonly [string, NamedCluster])[] = [];
      // one after the other, for each may be large
      for (const uri of uris) found.push([uri, await clusterAt(state, host, uri)]);
      return found;
    },
    accept: withClusters,
  });
}

/** Nothing is read outside of the workspace. */
async function clusterAt(state: ServerState, host: Host, uri: string): Promise<NamedCluster> {
  if (folderHolding(state.snapshot.folders, uri) === undefined) return 'unreadable';
  const isThere = await host.readText(uri, 0);
  if (isThere.kind === 'gone') return 'absent';
  try {
    return (await readClusterFile(uri, true, host, () => false)) ?? 'unreadable';
  } catch {
    return 'unreadable';
  }
}
