import { groupBy } from '../base/groupBy.ts';
import { finish } from '../base/steps.ts';
import type { Direction, NetworkPolicy } from '../kubernetes/networkPolicy.ts';
import { type AddressSet, addressRuns, allAddresses, cutAddresses } from './addresses.ts';
import { AddressIndex } from './addressIndex.ts';
import type { Cluster } from './cluster.ts';
import type { KnownPods } from './endpoints.ts';
import { ipBlockOf } from './ipBlocks.ts';
import type { World } from './world.ts';

/** A workload as listings name it; it may stand for several pods of one owner. */
export interface ListedPods {
  /** `shop/web[Deployment]` */
  readonly id: string;
  readonly members: readonly KnownPods[];
}

/** The workloads of a cluster by the names that listings give them, sorted. */
export function listedPods(cluster: Cluster): readonly ListedPods[] {
  return finish(listedInSteps(cluster));
}

/** The same, one part a step. */
export function* listedInSteps(cluster: Cluster): Generator<void, readonly ListedPods[]> {
  const all: ListedPods[] = [];
  for (const [pods = []] of listParts([cluster]).values()) {
    for (const one of listedAmong(pods)) all.push(one);
    yield;
  }
  return all;
}

/**
 * The pods of some clusters in parts: by the first parts of their names, in the order of listings. Nothing is in two
 * parts under one name. The parts of a cluster that an edit leaves alone are the same lists.
 * @returns for each part its pods in each of the clusters; undefined where there are none
 */
export function listParts(
  clusters: readonly Cluster[],
): ReadonlyMap<string, readonly (readonly KnownPods[] | undefined)[]> {
  const names = new Set(clusters.flatMap(({ namespaces }) => [...namespaces.keys()]));
  // such names are refused by the API server; with them, parts of names could be told apart in several ways
  if ([...names].some((name) => name.includes('/')))
    return new Map([['', clusters.map((cluster) => cluster.pods)]]);
  const sorted = [...names].map((name) => `${name}/`).sort();
  return new Map(
    sorted.map((prefix) => [
      prefix,
      clusters.map((cluster) => {
        const namespace = cluster.namespaces.get(prefix.slice(0, -1));
        return namespace && cluster.podsIn(namespace);
      }),
    ]),
  );
}

const listed = new WeakMap<readonly KnownPods[], readonly ListedPods[]>();

/** Some pods by the names that listings give them, sorted. */
export function listedAmong(pods: readonly KnownPods[]): readonly ListedPods[] {
  const known = listed.get(pods) ?? list(pods);
  listed.set(pods, known);
  return known;
}

function list(all: readonly KnownPods[]): readonly ListedPods[] {
  return [...groupBy(all, ({ listedAs }) => listedAs.id)]
    .map(([id, members]) => ({ id, members }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

const ids = new WeakMap<Cluster, ReadonlySet<string>>();

/** Their names alone. */
export function listedIds(cluster: Cluster): ReadonlySet<string> {
  const known = ids.get(cluster) ?? new Set(listedPods(cluster).map(({ id }) => id));
  ids.set(cluster, known);
  return known;
}

/** A run of addresses as listings name it. */
export interface ListedAddresses {
  /** `10.0.0.0-10.0.0.255[External]` */
  readonly id: string;
  readonly set: AddressSet;
}

/**
 * All addresses, cut where ipBlocks of one direction begin and end; IPv6 ones only where a policy names one. In
 * ascending order, IPv4 first.
 */
export function listedAddresses(world: World, direction: Direction): readonly ListedAddresses[] {
  const blocks = namedBlocks(world, direction);
  const ipv6 = blocks.some((block) => block.ipv6.length > 0) ? allAddresses.ipv6 : [];
  return cutAddresses({ ipv4: allAddresses.ipv4, ipv6 }, blocks).map((set) => ({ id: externalId(set), set }));
}

/** @param set one run of addresses */
export function externalId(set: AddressSet): string {
  const [run] = addressRuns(set);
  return `${run?.first}-${run?.last}[External]`;
}

/** The blocks, and what is taken out of them, that the rules of one direction name. */
export function namedBlocks(world: World, direction: Direction): readonly AddressSet[] {
  return [...world.policies.values()].flatMap((policies) => blocksIn(policies)[direction]);
}

interface BlocksByAddress {
  readonly blocks: readonly AddressSet[];
  readonly index: AddressIndex;
}

const byAddress = new WeakMap<World, Map<Direction, BlocksByAddress>>();

/** Those of the named blocks that have a part of some addresses. */
export function blocksAround(world: World, direction: Direction, set: AddressSet): readonly AddressSet[] {
  const known = byAddress.get(world) ?? new Map<Direction, BlocksByAddress>();
  byAddress.set(world, known);
  const found = known.get(direction) ?? indexed(namedBlocks(world, direction));
  known.set(direction, found);
  return found.index.overlapping(set).flatMap((place) => found.blocks[place] ?? []);
}

function indexed(blocks: readonly AddressSet[]): BlocksByAddress {
  return { blocks, index: new AddressIndex(blocks) };
}

type Blocks = Readonly<Record<Direction, readonly AddressSet[]>>;

const known = new WeakMap<readonly NetworkPolicy[], Blocks>();

/** Those of the policies of one namespace. */
export function blocksIn(policies: readonly NetworkPolicy[]): Blocks {
  const found = known.get(policies) ?? {
    ingress: findBlocks(policies, 'ingress'),
    egress: findBlocks(policies, 'egress'),
  };
  known.set(policies, found);
  return found;
}

function findBlocks(policies: readonly NetworkPolicy[], direction: Direction): readonly AddressSet[] {
  const blocks: AddressSet[] = [];
  for (const rule of policies.flatMap((policy) => policy[direction])) {
    for (const peer of rule.peers) {
      if (peer.kind !== 'ipBlock') continue;
      const block = ipBlockOf(peer);
      blocks.push(block.possibly, ...block.excepts.map((except) => except.set));
    }
  }
  return blocks;
}
