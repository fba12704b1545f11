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
  const clusters = new Map<string, { root: Folder; place: string; deployments: PlacedDeployment[] }>();
  for (const deployment of placed) {
    const { destination, root } = deployment;
    for (const place of destination === '' ? placesOf(deployment, placed) : [destination]) {
      const id = `${root.uri}/#cluster/${place}`;
      const cluster = clusters.get(id) ?? { root, place, deployments: [] };
      clusters.set(id, cluster);
      cluster.deployments.push(deployment);
    }
  }
  for (const { unknown, uri, name, destination } of deployments) {
    const root = folderHolding(folders, uri);
    if (unknown === undefined || root === undefined) continue;
    const isTold = [...clusters.values()].some(
      (cluster) => cluster.root === root && mayBe(destination, cluster.place),
    );
    // of a cluster of which nothing else is known it is all there is to say
    const place = isTemplate(destination) || destination === '' ? name : destination;
    if (!isTold) clusters.set(`${root.uri}/#cluster/${place}`, { root, place, deployments: [] });
  }
  return [...clusters].map(([id, { root, place, deployments: members }]) => ({
    id,
    name: place === root.uri ? root.name : (pathBelow(root.uri, place) ?? place),
    root: root.uri,
    deployments: members,
    unknowns: deployments.flatMap(({ unknown, uri, name, destination }) =>
      unknown !== undefined &&
      folderHolding(folders, uri) === root &&
      (mayBe(destination, place) || place === name)
        ? [unknown]
        : [],
    ),
  }));
}

/** Whether what is said to go somewhere may go to a cluster, of which one that is a template or has no name says nothing. */
function mayBe(destination: string, place: string): boolean {
  return destination === '' || isTemplate(destination) || destination === place;
}

function isTemplate(destination: string): boolean {
  return destination.includes('{{');
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

/** The folders with which a deployment's clusters begin: follows who deploys whom to the folders that nobody else deploys. */
function placesOf(deployment: PlacedDeployment, all: readonly PlacedDeployment[]): readonly string[] {
  const ends = new Set<string>();
  const seen = new Set<string>();
  const queue = [folderOf(deployment.uri)];
  for (let place = queue.shift(); place !== undefined; place = queue.shift()) {
    if (seen.has(place)) continue;
    seen.add(place);
    const deployers = all.filter((other) => placesAbove(place, other).length > 0);
    for (const { destination } of deployers) if (destination !== '') ends.add(destination);
    const own = deployers.filter(({ destination }) => destination === '');
    // what deploys the folder that it is in leads nowhere
    const above = own.flatMap((other) => placesAbove(place, other)).filter((next) => next !== place);
    if (own.length === deployers.length && above.length === 0) ends.add(place);
    queue.push(...above);
  }
  // in a circle everything is deployed by something else
  return ends.size > 0 ? [...ends] : [...seen].sort().slice(0, 1);
}

/** Where another deployment takes what is in a folder to: the folder that it is in itself, or the one that holds both. */
function placesAbove(place: string, { places, uri }: PlacedDeployment): readonly string[] {
  const own = folderOf(uri);
  return places.flatMap(({ folder }) => {
    if (folder === undefined || !holds(folder, place)) return [];
    return [holds(folder, own) ? folder : own];
  });
}

function holds(outer: string, inner: string): boolean {
  return `${inner}/`.startsWith(`${outer}/`);
}
