import { isSame, isSameList } from '../../base/equality.ts';
import { mapInSteps } from '../../base/steps.ts';
import { folderOf, pathBelow } from '../../base/uri.ts';
import { isKustomizationFile } from '../../workspace/kustomizationFile.ts';
import { fileOf, folderHolding, type Snapshot } from '../../workspace/snapshot.ts';
import type { PlannedBuild } from '../builds/plannedBuild.ts';
import { rootFolders } from '../builds/roots.ts';
import type { SnapshotFiles } from '../builds/snapshotFiles.ts';
import type { Memory } from '../kustomize/build/accumulate.ts';
import { type Build, build } from '../kustomize/build/build.ts';
import type { Unknown } from '../kustomize/build/scope.ts';
import { clusterBuilds, type DeployedSourceBuild } from './clusterBuilds.ts';
import { type Cluster, clustersOf } from './clusters.ts';
import { deployedFiles } from './deployedFiles.ts';
import { builtDeployments, deploymentsIn, saysDeployments } from './read.ts';
import { objectName, withoutVariables } from './variables.ts';

export interface DeployedCluster {
  readonly cluster: Cluster;
  /** Their files are those that are built, and those that say so. */
  readonly builds: readonly PlannedBuild[];
  /** URIs of the files that are built. */
  readonly built: readonly string[];
}

export interface Deployed {
  readonly clusters: readonly DeployedCluster[];
  /** URIs of the files that say what is deployed where, beside those in which it is written out. */
  readonly deciding: ReadonlySet<string>;
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
): Generator<void, Deployed> {
  const saying = uris.flatMap((uri) => fileOf(snapshot, uri) ?? []).filter(saysDeployments);
  if (saying.length === 0) return { clusters: [], deciding: new Set() };
  const folders = new Set(members.flatMap(foldersAbove));
  const foldersFrom = (uri: string) => (): readonly string[] => {
    const root = folderHolding(snapshot.folders, uri)?.uri ?? '';
    return [...folders].flatMap((folder) => pathBelow(root, folder) ?? []).sort();
  };
  const roots = rootFolders([...new Set(uris.filter(isKustomizationFile).map(folderOf))], files);
  const isSaying = new Set(saying.map(({ uri }) => uri));
  const built = yield* mapInSteps(roots, (folder) => build(folder, files, memory));
  // what a kustomization reads is what it makes of it, and what patches it no deployment of its own
  const giving = built.filter((made) => made.uris.some((uri) => isSaying.has(uri)));
  const given = new Set(giving.flatMap((made) => made.uris));
  const written = saying.flatMap(({ uri }) => {
    const file = given.has(uri) ? 'absent' : files.fileAt(uri);
    return typeof file === 'string' ? [] : deploymentsIn(file, foldersFrom(uri));
  });
  const deployments = [...written, ...giving.flatMap((made) => builtDeployments(made, files, foldersFrom))];
  const clusters = clustersOf(deployments, snapshot.folders, (folder) => folders.has(folder));
  const known = new Set(members);
  const manifests = members.filter((uri) => {
    const file = fileOf(snapshot, uri);
    return file?.documents.some((document) => document.manifests.length > 0) === true;
  });
  const isWritten = (uri: string): boolean => known.has(uri);
  const deployed: DeployedCluster[] = [];
  for (const cluster of clusters) {
    const sources = clusterBuilds(cluster, manifests, isWritten);
    const made = yield* mapInSteps(sources, (source) => {
      const parts = buildSource(source, files, memory);
      const again: PlannedBuild['again'] = (_, now, known) => saidBy(buildSource(source, now, known), source);
      return { uris: parts.uris, planned: { build: saidBy(parts, source), again } };
    });
    const isKnown = made.length > 0;
    deployed.push({
      cluster,
      builds: isKnown ? made.map(({ planned }) => planned) : [nothingKnown(cluster)],
      built: made.flatMap(({ uris }) => uris),
    });
  }
  return { clusters: deployed, deciding: new Set(giving.flatMap(({ reads }) => [...reads.keys()])) };
}

/** What stands for a cluster to which nothing is deployed that is known. */
function nothingKnown({ id, unknowns }: Cluster): PlannedBuild {
  const nothing = {
    objects: [],
    problems: [],
    unused: [],
    filledIn: new Set<never>(),
    objectUris: new Set<string>(),
    reads: new Map<string, never>(),
  };
  const uris = [...new Set(unknowns.map(({ place }) => place.source.uri))];
  return { build: { ...nothing, folder: id, unknowns, uris }, again: (before) => before };
}

function foldersAbove(uri: string): readonly string[] {
  const found: string[] = [];
  for (let folder = folderOf(uri); /^[\w+.-]+:\/\/./.test(folder); folder = folderOf(folder))
    found.push(folder);
  return found;
}

/** What is built of a source, with no files but those that someone has written. */
function buildSource({ kustomization }: DeployedSourceBuild, files: SnapshotFiles, memory: Memory): Build {
  const { id, folder, resources } = kustomization;
  const made = build(folder, deployedFiles(files, kustomization), memory, id);
  return resources === undefined ? made : withoutFile(made, `${folder}/kustomization.yaml`);
}

const cleaned = new WeakMap<Build, Build>();

function withoutFile(made: Build, uri: string): Build {
  const known = cleaned.get(made);
  if (known !== undefined) return known;
  const result = { ...made, uris: made.uris.filter((other) => other !== uri) };
  cleaned.set(made, result);
  return result;
}

interface Said extends Pick<DeployedSourceBuild, 'saidIn' | 'unknowns' | 'isSubstituted'> {
  readonly build: Build;
}

const said = new WeakMap<Build, Said>();

/** The build with the file among its own that says it, whose lines are a part of what is built, and what is unknown of it. */
function saidBy(made: Build, { saidIn, unknowns, isSubstituted }: DeployedSourceBuild): Build {
  const known = said.get(made);
  if (known !== undefined && isSameList(known.saidIn, saidIn) && isSameUnknowns(known.unknowns, unknowns))
    return known.build;
  const { objects, filledIn } = isSubstituted ? withoutVariables(made.objects) : made;
  const open = [...filledIn].slice(0, 1).map((object): Unknown => {
    const others = filledIn.size === 1 ? '' : ` and ${filledIn.size - 1} more`;
    const what = `what postBuild puts into ${objectName(object)}${others}`;
    return { what, place: object.place };
  });
  const own: Build = {
    ...made,
    objects,
    filledIn,
    unknowns: [...made.unknowns, ...unknowns, ...open],
    uris: [...new Set([...made.uris, ...saidIn])],
  };
  said.set(made, { saidIn, unknowns, isSubstituted, build: own });
  return own;
}

function isSameUnknowns(left: readonly Unknown[], right: readonly Unknown[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ what, place }, index) => {
      const other = right[index];
      return other?.what === what && other.place.source === place.source && isSame(other.place, place);
    })
  );
}
