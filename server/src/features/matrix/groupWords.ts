import { count } from '../../base/words.ts';
import type { PolicyPeer } from '../../kubernetes/networkPolicy.ts';
import { addressRuns, cidrAddresses, countAddresses } from '../../network/addresses.ts';
import type { ListedPods } from '../../network/listing.ts';
import type { TableGroup } from '../../network/table/blocks.ts';
import type { NamespaceGroup } from '../../network/table/groups.ts';
import type { AddressEnd, AddressGroup } from '../../network/table/outside.ts';
import type { World } from '../../network/world.ts';
import type { MatrixEnd, MatrixGroup } from '../../protocol/matrix.ts';
import { addressWords } from '../preview/addressWords.ts';
import { workloadDetail } from '../preview/subjectWords.ts';

export const entrancesId = 'entrances';

/** The id of a group, by which blocks name it. No namespace has a slash in its name. */
export function groupId(group: TableGroup): string {
  if (group.kind === 'namespace') return `namespace/${group.name}`;
  return group.kind === 'entrances' ? entrancesId : `addresses/${group.direction}`;
}

/** @param startsClosed whether namespaces show their workloads only once the reader opens them */
export function matrixGroup(world: World, group: TableGroup, startsClosed: boolean): MatrixGroup {
  const id = groupId(group);
  if (group.kind === 'namespace') {
    const known = namespaces.get(group)?.get(startsClosed) ?? namespaceGroup(id, group, startsClosed);
    namespaces.set(group, new Map(namespaces.get(group)).set(startsClosed, known));
    return known;
  }
  const outside = { id, isOutside: true, startsClosed: false, detail: '' } as const;
  if (group.kind === 'entrances') {
    const end = {
      id: entrancesId,
      title: 'by Ingress or route',
      detail: count(world.entrances.length, 'object'),
    };
    return { ...outside, title: 'Ways in', axis: 'sources', kinds: [[end]] };
  }
  return {
    ...outside,
    title: 'Outside the cluster',
    axis: group.direction === 'ingress' ? 'sources' : 'destinations',
    kinds: addressEnds(world, group).map((end) => [end]),
  };
}

const namespaces = new WeakMap<NamespaceGroup, ReadonlyMap<boolean, MatrixGroup>>();

function namespaceGroup(id: string, { name, kinds }: NamespaceGroup, startsClosed: boolean): MatrixGroup {
  const total = kinds.reduce((sum, { workloads }) => sum + workloads.length, 0);
  return {
    id,
    title: name,
    detail: count(total, 'workload'),
    axis: 'both',
    isOutside: false,
    startsClosed,
    kinds: kinds.map(({ workloads }) => workloads.map(workloadEnd)),
  };
}

function workloadEnd({ id, members }: ListedPods): MatrixEnd {
  const [first] = members;
  if (first === undefined) return { id, title: id, detail: '' };
  const { workload, listedAs } = first;
  const detail = workload.owner === undefined ? workloadDetail(workload) : listedAs.kind;
  return { id, title: listedAs.name, detail };
}

function addressEnds(world: World, { direction, ends }: AddressGroup): readonly MatrixEnd[] {
  const peers = blocksByStart(world, direction);
  const largest = ends.reduce<AddressEnd | undefined>(
    (most, end) => (most === undefined || countAddresses(end.set) > countAddresses(most.set) ? end : most),
    undefined,
  );
  return ends.map((end): MatrixEnd => {
    if (end === largest) {
      const title = ends.length === 1 ? 'any address' : 'every other address';
      return { id: end.id, title, detail: '' };
    }
    const { who, detail } = addressWords(end.set, peers.get(startOf(end.set)) ?? []);
    return { id: end.id, title: who, detail };
  });
}

/** The blocks of a direction's rules by the address that they begin with. */
function blocksByStart(
  { policies }: World,
  direction: AddressGroup['direction'],
): ReadonlyMap<string, readonly { readonly peer: PolicyPeer }[]> {
  const found = new Map<string, { readonly peer: PolicyPeer }[]>();
  for (const rule of [...policies.values()].flat().flatMap((policy) => policy[direction])) {
    for (const peer of rule.peers) {
      const set = peer.kind === 'ipBlock' ? cidrAddresses(peer.cidr) : undefined;
      if (set === undefined) continue;
      const others = found.get(startOf(set));
      if (others === undefined) found.set(startOf(set), [{ peer }]);
      else others.push({ peer });
    }
  }
  return found;
}

function startOf(set: AddressEnd['set']): string {
  return addressRuns(set)[0]?.first ?? '';
}
