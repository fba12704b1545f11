import { folderOf } from '../base/uri.ts';
import { isConfigurationFile } from '../workspace/configurationFile.ts';
import type { ClusterFile, WorkspaceFile } from '../workspace/file.ts';
import { isKustomizationFile } from '../workspace/kustomizationFile.ts';
import { fileOf, type Snapshot } from '../workspace/snapshot.ts';
import type { PlannedBuild } from './builds/plannedBuild.ts';
import { buildRoots } from './builds/roots.ts';
import type { SnapshotFiles } from './builds/snapshotFiles.ts';
import { buildClusters } from './deployments/deployed.ts';
import { type Home, homeApart, homeBeside, homeOfBuild } from './homes.ts';
import type { Memory } from './kustomize/build/accumulate.ts';

/** What an environment is to be made from. */
export interface Plan {
  readonly home: Home;
  /** Whose objects stand as they are written, in order. */
  readonly files: readonly WorkspaceFile[];
  readonly builds: readonly PlannedBuild[];
  /** Snapshots of clusters among its files, which nobody has named. */
  readonly found: readonly ClusterFile[];
}

export interface Plans {
  readonly plans: readonly Plan[];
  /** URIs of manifests that say which environments there are, beside those that say so by their kinds. */
  readonly deciding: ReadonlySet<string>;
}

export type HomesOf = (uri: string) => readonly Home[];

export function homesIn(snapshot: Snapshot, homesOf: HomesOf, uri: string): readonly Home[] {
  return snapshot.apart.has(uri) ? [homeApart(uri)] : homesOf(uri);
}

/**
 * Which files and builds make which environment. An environment that is declared holds what is built of its
 * kustomizations, and its other files as they are; else what Argo CD and Flux deploy to one cluster is an environment, then
 * each kustomization that nothing builds upon, and what no build reads stays together.
 * One build a step.
 * @param members the URIs of all files that may count, in order
 * @param named the URIs of snapshots of clusters that are named, which are no manifests whatever they hold
 */
export function* planEnvironments(
  snapshot: Snapshot,
  members: readonly string[],
  homesOf: HomesOf,
  files: SnapshotFiles,
  memory: Memory,
  named: ReadonlySet<string>,
): Generator<void, Plans> {
  const { plain, kustomizations: written } = sortMembers(members);
  yield;
  const kustomizations = written.filter((uri) => !snapshot.apart.has(uri));
  const all = distinct(kustomizations.map(folderOf));
  const groups = new Map<string, { readonly home: Home; readonly folders: string[] }>();
  for (const uri of kustomizations) {
    for (const home of homesOf(uri)) {
      const group = groups.get(home.id) ?? { home, folders: [] };
      groups.set(home.id, group);
      group.folders.push(folderOf(uri));
    }
  }
  const plans = new Map<string, OpenPlan>();
  const built = new Set<string>();
  const builtIn = new Map<string, ReadonlySet<string>>();
  const isDeclaredAt = (uri: string): boolean =>
    homesIn(snapshot, homesOf, uri).some(({ declaration }) => declaration !== undefined);
  const undeclared = members.filter((uri) => !snapshot.apart.has(uri) && !isDeclaredAt(uri));
  const { clusters, deciding } = yield* buildClusters(snapshot, undeclared, members, files, memory);
  for (const { cluster, builds, built: parts } of clusters) {
    const { id, name, root } = cluster;
    plans.set(id, { ...empty({ id, name, folder: root, declaration: undefined }), builds });
    for (const uri of parts) built.add(uri);
  }
  const said = new Set(
    [...plans.values()].flatMap(({ builds }) => builds.flatMap(({ build }) => build.uris)),
  );
  const deployed = new Set([...built].filter(isKustomizationFile).map(folderOf));
  for (const { home, folders } of groups.values()) {
    const isDeclared = home.declaration !== undefined;
    const own = distinct(folders).filter((folder) => isDeclared || !deployed.has(folder));
    const builds = yield* buildRoots(own, isDeclared ? folders : all, files, memory);
    for (const { build } of builds) for (const uri of build.uris) built.add(uri);
    if (isDeclared) {
      plans.set(home.id, { ...empty(home), builds });
      builtIn.set(home.id, new Set(builds.flatMap(({ build }) => build.uris)));
    } else {
      for (const made of builds) {
        const place = homeOfBuild(snapshot.folders, made.build.folder);
        plans.set(place.id, { ...empty(place), builds: [made] });
      }
    }
  }
  yield;
  for (const uri of plain) {
    const file = fileOf(snapshot, uri);
    if (file === undefined || named.has(uri)) continue;
    for (const home of homesIn(snapshot, homesOf, uri)) {
      const isBuilt =
        home.declaration === undefined ? built.has(uri) : builtIn.get(home.id)?.has(uri) === true;
      if (isBuilt && !snapshot.apart.has(uri)) continue;
      // what deploys others and holds no object of its own belongs where it deploys to
      if (said.has(uri) && !file.documents.some(({ manifests }) => manifests.length > 0)) continue;
      const plan = plans.get(home.id) ?? empty(plans.has(`${home.folder}/`) ? homeBeside(home) : home);
      plans.set(home.id, plan);
      if (file.cluster === undefined) plan.files.push(file);
      else plan.found.push({ ...file, cluster: file.cluster });
    }
  }
  return { plans: [...plans.values()], deciding };
}

interface OpenPlan extends Plan {
  readonly files: WorkspaceFile[];
  readonly found: ClusterFile[];
}

function empty(home: Home): OpenPlan {
  return { home, files: [], builds: [], found: [] };
}

interface SortedMembers {
  readonly kustomizations: readonly string[];
  /** Those that may hold objects. */
  readonly plain: readonly string[];
}

const sorted = new WeakMap<readonly string[], SortedMembers>();

/** Told by their names alone, and so once for a list: most edits leave it as it is. */
function sortMembers(members: readonly string[]): SortedMembers {
  const known = sorted.get(members);
  if (known !== undefined) return known;
  const kustomizations = members.filter(isKustomizationFile);
  const plain = members.filter((uri) => !isConfigurationFile(uri) && !isKustomizationFile(uri));
  sorted.set(members, { kustomizations, plain });
  return { kustomizations, plain };
}

function distinct(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
