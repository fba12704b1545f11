import { folderOf, pathBelow } from '../../base/uri.ts';
import { type Folder, folderHolding } from '../../workspace/snapshot.ts';
import type { Unknown } from '../kustomize/build/scope.ts';
import { type DeployedSource, type Deployment, folderNames } from './deployment.ts';

/** Deployments that go to one cluster. */
export interface Cluster {
  readonly id: string;
  readonly name: string;
  /** The workspace folder, which is taken for the repository's root. */
  readonly root: string;
  readonly deployments: readonly PlacedDeployment[];
  /** What more may be deployed to it. */
  readonly unknowns: readonly Unknown[];
}

export interface PlacedDeployment extends Deployment {
  readonly places: readonly PlacedSource[];
}

export interface PlacedSource extends DeployedSource {
  /** The folder's URI; undefined where it is not in the workspace. */
  readonly folder: string | undefined;
}

/**
 * Tells clusters apart. Deployments belong together where they name the same cluster, and, of those that go where they
 * themselves are, the ones that are written in one folder or in a folder that another of them deploys.
 * @param isThere whether a folder holds anything
 */
export function clustersOf(
  deployments: readonly Deployment[],
  folders: readonly Folder[],
  isThere: (folder: string) => boolean,
): readonly Cluster[] {
  const placed = deployments.flatMap(
    (deployment): readonly (PlacedDeployment & { readonly root: Folder })[] => {
      const root = folderHolding(folders, deployment.uri);
      if (root === undefined) return [];
      const places = deployment.sources.map((source) => ({
        ...source,
        folder: folderAt(root.uri, source, isThere),
      }));
      return places.some(({ folder }) => folder !== undefined) ? [{ ...deployment, places, root }] : [];
    },
  );
  const names = new Map(placed.map((deployment) => [deployment, placeOf(deployment, placed)] as const));
  const clusters = new Map<string, { root: Folder; place: string; deployments: PlacedDeployment[] }>();
  for (const deployment of placed) {
    const place = deployment.destination === '' ? (names.get(deployment) ?? '') : deployment.destination;
    const id = `${deployment.root.uri}/#cluster/${place}`;
    const cluster = clusters.get(id) ?? { root: deployment.root, place, deployments: [] };
    clusters.set(id, cluster);
    cluster.deployments.push(deployment);
  }
  return [...clusters].map(([id, { root, place, deployments: members }]) => ({
    id,
    name: place === root.uri ? root.name : (pathBelow(root.uri, place) ?? place),
    root: root.uri,
    deployments: members,
    unknowns: deployments.flatMap(({ unknown, uri, destination }) =>
      unknown !== undefined && folderHolding(folders, uri) === root && mayBe(destination, place)
        ? [unknown]
        : [],
    ),
  }));
}

/** Whether what is said to go somewhere may go to a cluster, of which one that is a template or has no name says nothing. */
function mayBe(destination: string, place: string): boolean {
  return destination === '' || destination.includes('{{') || destination === place;
}

function folderAt(
  root: string,
  { path }: DeployedSource,
  isThere: (folder: string) => boolean,
): string | undefined {
  const names = path === undefined ? undefined : folderNames(path);
  const folder = names && [root, ...names.map(encodeURIComponent)].join('/');
  return folder !== undefined && isThere(folder) ? folder : undefined;
}

/** The folder with which a deployment's cluster begins: follows who deploys whom to the folder that nobody else deploys. */
function placeOf(deployment: PlacedDeployment, all: readonly PlacedDeployment[]): string {
  let place = folderOf(deployment.uri);
  const seen = new Set<PlacedDeployment>([deployment]);
  for (let isMoving = true; isMoving; ) {
    isMoving = false;
    for (const other of all) {
      if (seen.has(other) && other !== deployment) continue;
      const around = other.places.find(({ folder }) => folder !== undefined && holds(folder, place))?.folder;
      if (around === undefined || (around === place && seen.has(other))) continue;
      seen.add(other);
      const own = folderOf(other.uri);
      const next = holds(around, own) ? around : own;
      isMoving ||= next !== place;
      place = next;
    }
  }
  return place;
}

function holds(outer: string, inner: string): boolean {
  return `${inner}/`.startsWith(`${outer}/`);
}
