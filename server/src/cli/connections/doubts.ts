import type { Direction, NetworkPolicy, PodPeer } from '../../kubernetes/networkPolicy.ts';
import { addressRuns, allAddresses, cutAddresses } from '../../network/addresses.ts';
import type { ConnectionRow } from '../../network/connections.ts';
import type { Endpoint, KnownPods, Pods } from '../../network/endpoints.ts';
import { namedBlocks } from '../../network/listing.ts';
import { intersectPorts, isNoPort, type PortSet, samePorts, subtractPorts } from '../../network/ports.ts';
import { type Connection, connection } from '../../network/reachability.ts';
import type { SideVerdict } from '../../network/sideVerdict.ts';
import type { World } from '../../network/world.ts';

/** What it depends on whether a connection is allowed, in a world whose files are all there is. */
export type Doubt = 'controller' | 'port-name' | 'owner' | 'label' | 'rivals' | 'unreadable';

/** The doubts about some rows that are not sure, each once. */
export function doubtsAbout(world: World, rows: readonly ConnectionRow[]): ReadonlySet<Doubt> {
  const workloads = new Map<string, KnownPods[]>();
  for (const pods of world.cluster.pods) {
    const members = workloads.get(pods.listedAs.id);
    if (members === undefined) workloads.set(pods.listedAs.id, [pods]);
    else members.push(pods);
  }
  const sources = endsById(world, workloads, 'ingress');
  const destinations = endsById(world, workloads, 'egress');
  const doubts = new Set<Doubt>();
  for (const { src, dst } of rows) {
    const from = sources.get(src);
    // the one source that is neither a workload nor addresses
    if (from === undefined) doubts.add('controller');
    else for (const doubt of doubtsBetween(world, from, destinations.get(dst) ?? [])) doubts.add(doubt);
  }
  return doubts;
}

/** The ends of rows by their names. */
function endsById(
  world: World,
  workloads: ReadonlyMap<string, readonly KnownPods[]>,
  direction: Direction,
): ReadonlyMap<string, readonly Endpoint[]> {
  const ends = new Map<string, readonly Endpoint[]>(workloads);
  for (const set of cutAddresses(allAddresses, namedBlocks(world, direction))) {
    const [run] = addressRuns(set);
    ends.set(`${run?.first}-${run?.last}[External]`, [{ kind: 'addresses', set }]);
  }
  return ends;
}

function doubtsBetween(world: World, from: readonly Endpoint[], to: readonly Endpoint[]): ReadonlySet<Doubt> {
  let first: Connection | undefined;
  for (const source of from) {
    for (const destination of to) {
      const found = connection(world, source, destination);
      const rest = subtractPorts(found.possibly, found.surely);
      if (!isNoPort(rest))
        return new Set([...sideDoubts(world, found.egress, rest), ...sideDoubts(world, found.ingress, rest)]);
      first ??= found;
      if (!samePorts(first.possibly, found.possibly)) return new Set(['owner']);
    }
  }
  return new Set();
}

/** @param rest the ports that are possible, but not sure */
function sideDoubts(world: World, side: SideVerdict | undefined, rest: PortSet): readonly Doubt[] {
  if (side === undefined || isNoPort(intersectPorts(subtractPorts(side.possibly, side.surely), rest)))
    return [];
  const unsure = side.policies.filter(({ match }) => match === 'possibly');
  if (side.isolated === 'possibly')
    return unsure.map(({ policy }) => selectionDoubt(world, policy, side.pods));
  return side.grants
    .filter(({ possibly }) => !isNoPort(intersectPorts(possibly, rest)))
    .flatMap(({ policy, applies, peer, match, ports }): readonly Doubt[] => {
      if (applies === 'possibly') return [selectionDoubt(world, policy, side.pods)];
      if (match === 'possibly') return [peer?.kind === 'pods' && isReadable(peer) ? 'label' : 'unreadable'];
      return ports
        .filter(({ surely, possibly }) => !samePorts(surely, possibly))
        .map(({ port }) => (port?.numbers.kind === 'named' && port.protocol ? 'port-name' : 'unreadable'));
    });
}

/** Why it is not sure that a policy limits some pods. */
function selectionDoubt(world: World, policy: NetworkPolicy, { labels }: Pods): Doubt {
  if (world.rivals.has(policy)) return 'rivals';
  const isWritten = labels.kind === 'labels' && !labels.labels.open;
  return isWritten && !policy.podSelector.open && !policy.mayIsolateMore ? 'label' : 'unreadable';
}

function isReadable({ podSelector, namespaceSelector }: PodPeer): boolean {
  return podSelector?.open !== true && namespaceSelector?.open !== true;
}

const words: Readonly<Record<Doubt, string>> = {
  controller: 'where the controller of an Ingress or a Route runs',
  'port-name': 'which port counts where a pod has several of one name',
  label: 'what value a label has that a controller gives to pods, or that is written in several ways',
  rivals: 'which policy counts where several of one namespace share a name',
  owner: 'which pod of an owner is meant, for they fare differently',
  unreadable: 'what can’t be read, see policy-lens check',
};

/** `where the controller of an Ingress or a Route runs; what can’t be read, see policy-lens check` */
export function doubtWords(doubts: ReadonlySet<Doubt>): string {
  return Object.entries(words)
    .filter(([doubt]) => [...doubts].some((other) => other === doubt))
    .map(([, text]) => text)
    .join('; ');
}
