import type { Direction } from '../../kubernetes/networkPolicy.ts';
import { type AddressSet, cidrAddresses, cutAddresses, isNoAddress } from '../addresses.ts';
import type { Endpoint, KnownPods } from '../endpoints.ts';
import { blocksAround } from '../listing.ts';
import type { World } from '../world.ts';
import { asBlock } from './writtenAddresses.ts';

/** One end of a connection that somebody has named. */
export interface NamedEnd {
  /** `shop/web[Deployment]`, or the addresses as written. */
  readonly name: string;
  readonly kind: 'pods' | 'addresses' | 'service' | 'node';
  /** The pods, the node, or the addresses cut so that policies treat each piece alike; of a Service what stands behind it. */
  readonly endpoints: readonly Endpoint[];
}

/** What stands for the node that the pods at the other end run on, where no workload is called so. */
export const nodeName = 'node';

/** Several workloads go by the name. */
export interface Ambiguous {
  readonly ids: readonly string[];
}

/** The addresses of a text, an address or a CIDR; undefined where it is neither. */
export function writtenAddresses(text: string): AddressSet | undefined {
  return cidrAddresses(text) ?? cidrAddresses(asBlock(text));
}

/** @param direction in which policies speak about it: `ingress` for a source, `egress` for a destination */
export function addressEnd(world: World, name: string, set: AddressSet, direction: Direction): NamedEnd {
  const pieces = isNoAddress(set) ? [] : cutAddresses(set, blocksAround(world, direction, set));
  return {
    name,
    kind: 'addresses',
    endpoints: pieces.map((piece) => ({ kind: 'addresses', set: piece })),
  };
}

/**
 * The pods of a workload, under its own name or its owner's.
 * @param text `namespace/name` or `namespace/name[Kind]`; without a namespace it is the world's own
 * @returns undefined where none has the name
 */
export function workloadEnd(world: World, text: string): NamedEnd | Ambiguous | undefined {
  const wanted = text.includes('/') ? text : `${world.defaultNamespace}/${text}`;
  const namespace = world.cluster.namespaces.get(wanted.slice(0, wanted.indexOf('/')));
  if (namespace === undefined) return undefined;
  const found = namesIn(world.cluster.podsIn(namespace)).get(wanted) ?? [];
  const ids = [...new Set(found.map((pods) => pods.listedAs.id))].sort();
  const [id, ...others] = ids;
  if (id === undefined) return undefined;
  return others.length > 0 ? { ids } : { name: id, kind: 'pods', endpoints: found };
}

const known = new WeakMap<readonly KnownPods[], ReadonlyMap<string, readonly KnownPods[]>>();

/** Some pods by every name that they go by. */
function namesIn(list: readonly KnownPods[]): ReadonlyMap<string, readonly KnownPods[]> {
  const found = known.get(list);
  if (found !== undefined) return found;
  const names = new Map<string, KnownPods[]>();
  for (const pods of list) {
    for (const name of namesOf(pods)) {
      const others = names.get(name);
      if (others === undefined) names.set(name, [pods]);
      else others.push(pods);
    }
  }
  known.set(list, names);
  return names;
}

function namesOf(pods: KnownPods): ReadonlySet<string> {
  const { namespace, name, id } = pods.listedAs;
  return new Set([id, `${namespace}/${name}`, `${namespace}/${pods.workload.name}`, ownName(pods)]);
}

/** The name of a workload itself, where a listing may name its owner: `shop/web-7d4b[ReplicaSet]`. */
export function ownName({ listedAs, workload }: KnownPods): string {
  return `${listedAs.namespace}/${workload.name}[${workload.workloadKind}]`;
}
