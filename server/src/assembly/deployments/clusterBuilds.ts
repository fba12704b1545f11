import { folderOf, pathBelow } from '../../base/uri.ts';
import { kustomizationNames } from '../../workspace/kustomizationFile.ts';
import type { Unknown } from '../kustomize/build/scope.ts';
import type { Cluster, PlacedSource } from './clusters.ts';
import type { DeployedKustomization } from './deployedFiles.ts';

/** A source of a deployment, as it is to be built. */
export interface DeployedSourceBuild {
  readonly kustomization: DeployedKustomization;
  /** The URIs of the files that the object is made of which deploys it. */
  readonly saidIn: readonly string[];
  readonly unknowns: readonly Unknown[];
  readonly isSubstituted: boolean;
}

/**
 * What is to be built for the sources of a cluster's deployments. For a folder with manifests alone a kustomization is
 * made that names them (fluxcd/pkg:kustomize, Generator; argo-cd:reposerver/repository).
 * @param manifests URIs of all files with objects, in order
 * @param isWritten whether there is a file
 */
export function clusterBuilds(
  { id, root, deployments, unknowns }: Cluster,
  manifests: readonly string[],
  isWritten: (uri: string) => boolean,
): readonly DeployedSourceBuild[] {
  const isBuilt = (folder: string): boolean =>
    kustomizationNames.some((name) => isWritten(`${folder}/${name}`));
  const sources = deployments.flatMap((deployment) =>
    deployment.places.map((place) => ({ deployment, place })),
  );
  return sources.map(({ deployment: { name, saidIn, document }, place: source }, index) => {
    const own = `${root}/${encodeURIComponent(`${id.slice(root.length + 1)} ${name} ${index}`)}`;
    const { folder, changes, place, unknown, isSubstituted, readsAnywhere } = source;
    const resources =
      folder === undefined
        ? [elsewhere(source)]
        : isBuilt(folder)
          ? undefined
          : listed(folder, source, manifests, isBuilt);
    return {
      kustomization: { id: own, folder: folder ?? own, resources, changes, place, document, readsAnywhere },
      saidIn,
      // what is said of the whole cluster is said once
      unknowns: [...(unknown === undefined ? [] : [unknown]), ...(index === 0 ? unknowns : [])],
      isSubstituted,
    };
  });
}

/** What is not in the workspace, as a kustomization names what lies on another machine. */
function elsewhere({ address }: PlacedSource): string {
  return address.includes('://') ? address : `https://${address}`;
}

/** The manifests of a folder; of a tree also those below it, where a folder with a kustomization stands for what it holds. */
function listed(
  folder: string,
  { reach, takes }: PlacedSource,
  manifests: readonly string[],
  isBuilt: (folder: string) => boolean,
): readonly string[] {
  const found = new Set<string>();
  for (const uri of manifests) {
    const path = pathBelow(folder, uri);
    if (path === undefined || (reach === 'folder' && folderOf(uri) !== folder) || !takes(path)) continue;
    const names = uri.slice(folder.length + 1).split('/');
    const inner = names
      .map((_, index) => `${folder}/${names.slice(0, index).join('/')}`)
      .slice(1)
      .find(isBuilt);
    found.add(inner === undefined ? path : (pathBelow(folder, inner) ?? path));
  }
  return [...found];
}
