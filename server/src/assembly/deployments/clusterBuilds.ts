import { folderOf, pathBelow } from '../../base/uri.ts';
import { kustomizationNames } from '../../workspace/kustomizationFile.ts';
import type { Cluster, PlacedSource } from './clusters.ts';

/** Kustomizations that nobody has written, by URI: what Argo CD and Flux do to the folders that they deploy. */
export type Unwritten = ReadonlyMap<string, string>;

export interface ClusterBuilds {
  /** The folders to be built. */
  readonly folders: readonly string[];
  readonly unwritten: Unwritten;
}

/**
 * Writes a kustomization for each source of a cluster's deployments. A folder with manifests alone gets one, too, that
 * names them (fluxcd/pkg:kustomize, Generator; argo-cd:reposerver/repository).
 * @param manifests URIs of all files with objects, in order
 * @param isWritten whether there is a file
 */
export function clusterBuilds(
  { id, root, deployments }: Cluster,
  manifests: readonly string[],
  isWritten: (uri: string) => boolean,
): ClusterBuilds {
  const unwritten = new Map<string, string>();
  const folders: string[] = [];
  const isBuilt = (folder: string): boolean =>
    kustomizationNames.some((name) => isWritten(`${folder}/${name}`));
  for (const { name, places } of deployments) {
    for (const place of places) {
      const { folder } = place;
      if (folder !== undefined && !isBuilt(folder)) {
        const resources = listed(folder, place.reach, manifests, isBuilt);
        unwritten.set(`${folder}/kustomization.yaml`, JSON.stringify({ resources }));
      }
      const own = `${root}/${encodeURIComponent(`${id.slice(root.length + 1)} ${name} ${folders.length}`)}`;
      unwritten.set(`${own}/kustomization.yaml`, JSON.stringify(kustomizationOf(place, root)));
      folders.push(own);
    }
  }
  return { folders, unwritten };
}

function kustomizationOf({ folder, address, isUnknown, changes }: PlacedSource, root: string): object {
  const elsewhere = address.includes('://') ? address : `https://${address}`;
  const path = folder === undefined ? undefined : `../${pathBelow(root, folder) ?? ''}`;
  const resources = [
    ...(path === undefined ? [] : [path]),
    ...(path === undefined || isUnknown ? [elsewhere] : []),
  ];
  return { resources, ...changes };
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
