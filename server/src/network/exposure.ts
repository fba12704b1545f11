import type { LabelSelector } from '../kubernetes/labels.ts';
import type { Direction, PodPeer, PolicyRule, Protocol } from '../kubernetes/networkPolicy.ts';
import { contradictionOf } from './contradiction.ts';
import type { KnownPods } from './endpoints.ts';
import { isolatingPolicies } from './isolation.ts';
import { namespaceNameLabel } from './knownNamespaces.ts';
import { listedPods } from './listing.ts';
import { portGrants } from './policyPorts.ts';
import { allPorts, isEveryPort, isPortSubset, noPorts, type PortSet, unionPorts } from './ports.ts';
import { isMatchLabel, matchSelector, selectorKey } from './selectors.ts';
import type { World } from './world.ts';

/** What is open to pods that may be added to the cluster beside those of the files. */
export interface Exposure {
  /** The workload, as listings name it. */
  readonly id: string;
  readonly direction: Direction;
  /** Whether a policy limits the workload in this direction; where none does, everything is open. */
  readonly isProtected: boolean;
  /** What is open to any pod of any namespace. */
  readonly entireCluster: ExposedPorts;
  /** What is open to pods that a rule names by labels, beyond what is open to all. */
  readonly peers: readonly ExposedPeer[];
}

export interface ExposedPeer {
  /** A namespace by its name, or those that a selector selects. */
  readonly namespace: string | LabelSelector;
  /** Undefined: every pod. */
  readonly pods: LabelSelector | undefined;
  readonly ports: ExposedPorts;
}

export interface ExposedPorts {
  readonly numbers: PortSet;
  /** Named ports of destinations that are not there, so that no number is known. */
  readonly names: ReadonlyMap<Protocol, readonly string[]>;
}

/**
 * To whom each workload is open that is not in the files, by what its own policies say. What policies may say about
 * those pods themselves is not asked.
 */
export function exposures(world: World): readonly Exposure[] {
  const forms = plainForms(world);
  return listedPods(world.cluster).flatMap(({ id, members }) => {
    const [pods] = members;
    if (pods === undefined) return [];
    return [exposure(world, id, pods, 'egress', forms), exposure(world, id, pods, 'ingress', forms)];
  });
}

interface Naming {
  readonly namespace: string | LabelSelector;
  readonly pods: LabelSelector | undefined;
  readonly ports: ExposedPorts;
}

function exposure(
  world: World,
  id: string,
  pods: KnownPods,
  direction: Direction,
  forms: PlainForms,
): Exposure {
  const policies = isolatingPolicies(world, pods, direction);
  if (policies.length === 0) {
    return { id, direction, isProtected: false, entireCluster: everyPort, peers: [] };
  }
  const namings = policies.flatMap(({ policy, match }) =>
    match === 'yes' ? policy[direction].flatMap((rule) => namingsOf(rule, pods, direction)) : [],
  );
  const entireCluster = together(namings.filter(isForAll));
  const peers = new Map<string, ExposedPeer>();
  for (const naming of namings) {
    const { namespace, pods: selector } = plainly(naming, forms);
    const key = `${namespaceKey(namespace)}\n${selectorKey(selector)}`;
    if (isForAll({ namespace, pods: selector }) || peers.has(key)) continue;
    if (isThere(world, { namespace, pods: selector })) continue;
    const applying = namings.filter(
      (other) =>
        (isEverything(other.namespace) || namespaceKey(other.namespace) === namespaceKey(namespace)) &&
        (isEverything(other.pods) || selectorKey(other.pods) === selectorKey(selector)),
    );
    peers.set(key, {
      namespace,
      pods: isEverything(selector) ? undefined : selector,
      ports: together(applying),
    });
  }
  return {
    id,
    direction,
    isProtected: true,
    entireCluster,
    peers: [...peers.values()].filter(({ ports }) => !isWithin(ports, entireCluster)),
  };
}

/**
 * Whether pods of the files have the very labels that are asked for. As in netpol-analyzer, pods with such labels are then
 * taken for those of the files, and not for others that may be added; expressions leave more open, and so do all pods.
 */
function isThere(world: World, { namespace, pods }: Pick<Naming, 'namespace' | 'pods'>): boolean {
  if (pods === undefined || isEverything(pods) || !isPlain(pods)) return false;
  if (typeof namespace !== 'string' && !isPlain(namespace)) return false;
  return world.cluster.pods.some(
    (item) =>
      (typeof namespace === 'string'
        ? item.namespace.name === namespace
        : matchSelector(namespace, item.namespace.labels) === 'yes') &&
      matchSelector(pods, item.labels) === 'yes',
  );
}

/** Whether a selector is written as labels alone. */
function isPlain({ requirements, open }: LabelSelector): boolean {
  return !open && requirements.every(isMatchLabel);
}

/** Selectors that are written as labels alone, for those that say the same by expressions. */
type PlainForms = ReadonlyMap<string, LabelSelector>;

function plainForms(world: World): PlainForms {
  const forms = new Map<string, LabelSelector>();
  for (const policy of [...world.policies.values()].flat()) {
    for (const peer of [...policy.ingress, ...policy.egress].flatMap(({ peers }) => peers)) {
      if (peer.kind !== 'pods') continue;
      for (const selector of [peer.podSelector, peer.namespaceSelector]) {
        if (selector !== undefined && isPlain(selector)) forms.set(selectorKey(selector), selector);
      }
    }
  }
  return forms;
}

function plainly({ namespace, pods }: Naming, forms: PlainForms): Pick<Naming, 'namespace' | 'pods'> {
  return {
    namespace: typeof namespace === 'string' ? namespace : (forms.get(selectorKey(namespace)) ?? namespace),
    pods: pods && (forms.get(selectorKey(pods)) ?? pods),
  };
}

/** The pods that a rule names by labels, with what it opens to them. */
function namingsOf(rule: PolicyRule, pods: KnownPods, direction: Direction): readonly Naming[] {
  const ports = exposedPorts(rule, pods, direction);
  if (rule.peers.length === 0) return [{ namespace: everything, pods: undefined, ports }];
  return rule.peers.flatMap((peer) =>
    peer.kind === 'pods' && contradictionOf(peer) === undefined
      ? [{ namespace: namespaceOf(peer, pods), pods: peer.podSelector, ports }]
      : [],
  );
}

const everything: LabelSelector = { requirements: [], open: false, path: '' };

const everyPort: ExposedPorts = { numbers: allPorts, names: new Map() };

/** A selector that asks for one name, and nothing else, is that namespace. */
function namespaceOf({ namespaceSelector }: PodPeer, pods: KnownPods): string | LabelSelector {
  if (namespaceSelector === undefined) return pods.namespace.name;
  const [requirement, ...others] = namespaceSelector.requirements;
  if (requirement === undefined || others.length > 0 || requirement.operator !== 'In')
    return namespaceSelector;
  const [name, ...names] = requirement.values;
  const isName = requirement.key === namespaceNameLabel && name !== undefined && names.length === 0;
  return isName ? name : namespaceSelector;
}

function exposedPorts(rule: PolicyRule, pods: KnownPods, direction: Direction): ExposedPorts {
  if (direction === 'ingress') {
    const numbers = portGrants(rule, pods).reduce((set, grant) => unionPorts(set, grant.surely), noPorts);
    return { numbers, names: new Map() };
  }
  const names = new Map<Protocol, readonly string[]>();
  for (const { numbers, protocol } of rule.ports) {
    if (numbers.kind !== 'named' || protocol === undefined) continue;
    names.set(protocol, [...(names.get(protocol) ?? []), numbers.name]);
  }
  const unknown = { kind: 'anyone' } as const;
  const numbers = portGrants(rule, unknown).reduce((set, grant) => unionPorts(set, grant.surely), noPorts);
  return { numbers, names };
}

function together(namings: readonly Pick<Naming, 'ports'>[]): ExposedPorts {
  const names = new Map<Protocol, readonly string[]>();
  let numbers = noPorts;
  for (const { ports } of namings) {
    numbers = unionPorts(numbers, ports.numbers);
    for (const [protocol, own] of ports.names) {
      names.set(protocol, [...new Set([...(names.get(protocol) ?? []), ...own])]);
    }
  }
  return isEveryPort(numbers) ? everyPort : { numbers, names };
}

function isWithin(part: ExposedPorts, whole: ExposedPorts): boolean {
  if (!isPortSubset(part.numbers, whole.numbers)) return false;
  if (isEveryPort(whole.numbers)) return true;
  return [...part.names].every(([protocol, names]) =>
    names.every((name) => whole.names.get(protocol)?.includes(name)),
  );
}

function isForAll({ namespace, pods }: Pick<Naming, 'namespace' | 'pods'>): boolean {
  return isEverything(namespace) && isEverything(pods);
}

function isEverything(selector: string | LabelSelector | undefined): boolean {
  if (typeof selector === 'string') return false;
  return selector === undefined || (selector.requirements.length === 0 && !selector.open);
}

function namespaceKey(namespace: string | LabelSelector): string {
  return typeof namespace === 'string' ? namespace : `?${selectorKey(namespace)}`;
}
