import { folderOf, pathBelow } from '../../base/uri.ts';
import { kustomizationNames } from '../../workspace/kustomizationFile.ts';
import type { UnwrittenFile } from '../builds/unwritten.ts';
import type { Unknown } from '../kustomize/build/scope.ts';
import { type Built, mapping, scalar, sequence, withField } from '../kustomize/tree/built.ts';
import type { Cluster, PlacedSource } from './clusters.ts';

/** Kustomizations that nobody has written, by URI: what Argo CD and Flux do to the folders that they deploy. */
export type Unwritten = ReadonlyMap<string, UnwrittenFile>;

/** A folder to be built. */
export interface DeployedFolder {
  readonly folder: string;
  /** The URIs of the files that the object is made of which deploys it. */
  readonly saidIn: readonly string[];
  readonly unknowns: readonly Unknown[];
  readonly isSubstituted: boolean;
}

export interface ClusterBuilds {
  readonly folders: readonly DeployedFolder[];
  readonly unwritten: Unwritten;
}

/**
 * Writes a kustomization for each source of a cluster's deployments. A folder with manifests alone gets one, too, that
 * names them (fluxcd/pkg:kustomize, Generator; argo-cd:reposerver/repository).
 * @param manifests URIs of all files with objects, in order
 * @param isWritten whether there is a file
 */
export function clusterBuilds(
  { id, root, deployments, unknowns }: Cluster,
  manifests: readonly string[],
  isWritten: (uri: string) => boolean,
): ClusterBuilds {
  const unwritten = new Map<string, UnwrittenFile>();
  const folders: DeployedFolder[] = [];
  const isBuilt = (folder: string): boolean =>
    kustomizationNames.some((name) => isWritten(`${folder}/${name}`));
  for (const { name, saidIn, document, places } of deployments) {
    for (const place of places) {
      const { folder } = place;
      if (folder !== undefined && !isBuilt(folder)) {
        const resources = listed(folder, place.reach, manifests, isBuilt);
        unwritten.set(`${folder}/kustomization.yaml`, { text: JSON.stringify({ resources }) });
      }
      const own = `${root}/${encodeURIComponent(`${id.slice(root.length + 1)} ${name} ${folders.length}`)}`;
      unwritten.set(`${own}/kustomization.yaml`, { document, tree: kustomizationOf(place, root) });
      const { unknown, isSubstituted } = place;
      // what is said of the whole cluster is said once
      const more = folders.length === 0 ? unknowns : [];
      const known = unknown === undefined ? more : [unknown, ...more];
      folders.push({ folder: own, saidIn, unknowns: known, isSubstituted });
    }
  }
  return { folders, unwritten };
}

/** What is done to a source, as a kustomization whose values stand where the object says them. */
function kustomizationOf({ folder, place, address, changes }: PlacedSource, root: string): Built {
  const elsewhere = address.includes('://') ? address : `https://${address}`;
  const path = folder === undefined ? undefined : `../${pathBelow(root, folder) ?? ''}`;
  const list = sequence(place, [scalar(path ?? elsewhere, place)]);
  return Object.entries(changes).reduce(
    (made, [key, value]) => withField(made, key, value),
    withField(mapping(place), 'resources', list),
  );
}

/** The manifests of a folder; of a tree also those below it, where a folder with a kustomization stands for what it holds. */
function listed(
  folder: string,
  reach: PlacedSource['reach'],
  manifests: readonly string[],
  isBuilt: (folder: string) => boolean,
): readonly string[] {
  const found = new Set<string>();
  for (const uri of manifests) {
    const path = pathBelow(folder, uri);
    if (path === undefined || (reach === 'folder' && folderOf(uri) !== folder)) continue;
    const names = uri.slice(folder.length + 1).split('/');
    const inner = names
      .map((_, index) => `${folder}/${names.slice(0, index).join('/')}`)
      .slice(1)
      .find(isBuilt);
    found.add(inner === undefined ? path : (pathBelow(folder, inner) ?? path));
  }
  return [...found];
}
