import { mapInSteps } from '../../base/steps.ts';
import { folderOf, pathBelow } from '../../base/uri.ts';
import { fileOf, folderHolding, type Snapshot } from '../../workspace/snapshot.ts';
import type { SnapshotFiles } from '../builds/snapshotFiles.ts';
import type { Memory } from '../kustomize/build/accumulate.ts';
import { type Build, build } from '../kustomize/build/build.ts';
import { clusterBuilds } from './clusterBuilds.ts';
import { type Cluster, clustersOf } from './clusters.ts';
import { deploymentsIn, saysDeployments } from './read.ts';

export interface DeployedCluster {
  readonly cluster: Cluster;
  /** Their files are those that are built, and those that say so. */
  readonly builds: readonly Build[];
  /** URIs of the files that are built. */
  readonly built: readonly string[];
}

/**
 * The clusters that Argo CD and Flux deploy to, and what they build for them. One build a step.
 * @param uris of the files that may say so, in order
 * @param members the URIs of all files that may count
 */
export function* buildClusters(
  snapshot: Snapshot,
  uris: readonly string[],
  members: readonly string[],
  files: SnapshotFiles,
  memory: Memory,
): Generator<void, readonly DeployedCluster[]> {
  const saying = uris.flatMap((uri) => fileOf(snapshot, uri) ?? []).filter(saysDeployments);
  if (saying.length === 0) return [];
  const folders = new Set(members.flatMap(foldersAbove));
  const deployments = saying.flatMap(({ uri }) => {
    const root = folderHolding(snapshot.folders, uri)?.uri ?? '';
    const file = files.fileAt(uri);
    return typeof file === 'string'
      ? []
      : deploymentsIn(file, () => [...folders].flatMap((folder) => pathBelow(root, folder) ?? []).sort());
  });
  const clusters = clustersOf(deployments, snapshot.folders, (folder) => folders.has(folder));
  const known = new Set(members);
  const manifests = members.filter((uri) => {
    const file = fileOf(snapshot, uri);
    return file?.documents.some((document) => document.manifests.length > 0) === true;
  });
  const planned = clusters.map((cluster) => clusterBuilds(cluster, manifests, (uri) => known.has(uri)));
  for (const { unwritten } of planned) files.add(unwritten);
  const deployed: DeployedCluster[] = [];
  for (const [index, cluster] of clusters.entries()) {
    const folders = planned[index]?.folders ?? [];
    const made = yield* mapInSteps(folders, ({ folder, saidIn }) => ({
      saidIn,
      made: written(build(folder, files, memory), files),
    }));
    deployed.push({
      cluster,
      builds: made.map((each) => saidBy(each.made, each.saidIn)),
      built: made.flatMap((each) => each.made.uris),
    });
  }
  return deployed;
}

function foldersAbove(uri: string): readonly string[] {
  const found: string[] = [];
  for (let folder = folderOf(uri); /^[\w+.-]+:\/\/./.test(folder); folder = folderOf(folder))
    found.push(folder);
  return found;
}

const cleaned = new WeakMap<Build, Build>();

/** The build with no files but those that someone has written. */
function written(made: Build, files: SnapshotFiles): Build {
  const known = cleaned.get(made);
  if (known !== undefined) return known;
  const result = { ...made, uris: made.uris.filter((uri) => files.isWritten(uri)) };
  cleaned.set(made, result);
  return result;
}

const said = new WeakMap<Build, Map<string, Build>>();

/** The build with the file among its own that says it, whose lines are a part of what is built. */
function saidBy(made: Build, uri: string): Build {
  const known = said.get(made) ?? new Map<string, Build>();
  said.set(made, known);
  const found = known.get(uri) ?? { ...made, uris: [...new Set([...made.uris, uri])] };
  known.set(uri, found);
  return found;
}
