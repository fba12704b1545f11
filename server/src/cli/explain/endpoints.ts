import { editDistance } from '../../base/nearest.ts';
import type { Direction } from '../../kubernetes/networkPolicy.ts';
import { type AddressSet, addressRuns, cidrAddresses, cutAddresses } from '../../network/addresses.ts';
import type { Endpoint, KnownPods } from '../../network/endpoints.ts';
import { namedBlocks } from '../../network/listing.ts';
import type { World } from '../../network/world.ts';
import { Failure } from '../terminal.ts';
import { addressProblem, asBlock } from './written.ts';

/** What `--from` or `--to` names: pods of one workload, or addresses cut so that policies treat each piece alike. */
export interface Named {
  /** `shop/web[Deployment]`, or the addresses as written. */
  readonly name: string;
  readonly kind: 'pods' | 'addresses';
  readonly endpoints: readonly Endpoint[];
}

/**
 * @param text `namespace/name`, `namespace/name[Kind]`, an address or a CIDR
 * @param direction in which policies speak about it: `ingress` for a source, `egress` for a destination
 * @throws Failure where the files hold no such workload, or the addresses can't be read
 */
export function nameEndpoint(world: World, text: string, direction: Direction): Named {
  const addresses = cidrAddresses(text) ?? cidrAddresses(asBlock(text));
  if (addresses !== undefined) {
    const pieces = cutAddresses(addresses, namedBlocks(world, direction));
    return { name: text, kind: 'addresses', endpoints: pieces.map((set) => ({ kind: 'addresses', set })) };
  }
  const found = world.cluster.pods.filter((pods) => isNamed(pods, text, world.defaultNamespace));
  const ids = [...new Set(found.map((pods) => pods.listedAs.id))].sort();
  const [id, ...others] = ids;
  if (id === undefined) throw new Failure(addressProblem(text) ?? unknownName(world, text));
  if (others.length > 0)
    throw new Failure(`${text} names several workloads: ${ids.join(', ')}. Name one of them.`);
  return { name: id, kind: 'pods', endpoints: found };
}

function isNamed(pods: KnownPods, text: string, defaultNamespace: string): boolean {
  const wanted = text.includes('/') ? text : `${defaultNamespace}/${text}`;
  const { listedAs, workload } = pods;
  const own = `${listedAs.namespace}/${workload.name}`;
  const names = [
    listedAs.id,
    `${listedAs.namespace}/${listedAs.name}`,
    own,
    `${own}[${workload.workloadKind}]`,
  ];
  return names.includes(wanted);
}

function unknownName(world: World, text: string): string {
  const ids = new Map(
    world.cluster.pods.map(({ listedAs }) => [`${listedAs.namespace}/${listedAs.name}`, listedAs.id]),
  );
  const near = [...ids]
    .map(([name, id]) => ({ id, distance: editDistance(name, text) }))
    .filter(({ distance }) => distance <= Math.max(2, text.length / 3))
    .sort((left, right) => left.distance - right.distance || (left.id < right.id ? -1 : 1));
  const [namespace = ''] = text.split('/');
  const shown =
    near.length > 0
      ? near.map(({ id }) => id)
      : [...ids.values()].filter((id) => id.startsWith(`${namespace}/`));
  const problem = `There is no workload ${text} in these files.`;
  if (ids.size === 0) return `${problem} They hold no workload at all.`;
  if (shown.length > 0) return `${problem} Near: ${shown.slice(0, 3).join(', ')}.`;
  return `${problem} Write namespace/name; namespaces with workloads: ${namespacesOf(world).join(', ')}.`;
}

function namespacesOf(world: World): readonly string[] {
  return [...new Set(world.cluster.pods.map((pods) => pods.namespace.name))].sort();
}

/** How an answer names one end. */
export function endpointName(endpoint: Endpoint, named: Named): string {
  return endpoint.kind === 'addresses' ? runName(endpoint.set) : named.name;
}

function runName(set: AddressSet): string {
  return addressRuns(set)
    .map(({ first, last }) => (first === last ? first : `${first}-${last}`))
    .join(',');
}
