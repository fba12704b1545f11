import type { NetworkPolicy, PolicyPort, PolicyRule, Protocol } from '../../kubernetes/networkPolicy.ts';
import { type AddressSet, addressRuns, allAddresses, cutAddresses, isAddressSubset } from '../addresses.ts';
import { ipBlockOf } from '../ipBlocks.ts';
import { only, type ValueSet } from './valueSet.ts';

/** Ranges of ports and addresses that no rule of some policies takes apart, as values of a property. */
export interface Atoms {
  readonly ports: (ports: readonly PolicyPort[]) => ValueSet;
  readonly addresses: (set: AddressSet) => ValueSet;
}

const protocols: readonly Protocol[] = ['TCP', 'UDP', 'SCTP'];
const highestPort = 65_535;

export function atomsOf(policies: readonly NetworkPolicy[]): Atoms {
  const rules = policies.flatMap(({ ingress, egress }) => [...ingress, ...egress]);
  return { ports: portAtoms(rules), addresses: addressAtoms(rules) };
}

/**
 * Numbers, and beside them names: which number a name stands for is up to each pod, so it is a value of its own that lies in
 * all ports of its protocol.
 */
function portAtoms(rules: readonly PolicyRule[]): Atoms['ports'] {
  const written = rules.flatMap(({ ports }) => ports);
  const begins = new Map(protocols.map((protocol) => [protocol, new Set([1])]));
  const names = new Set<string>();
  for (const { protocol, numbers } of written) {
    if (protocol === undefined) continue;
    if (numbers.kind === 'named') names.add(`${protocol} ${numbers.name}`);
    if (numbers.kind !== 'range') continue;
    begins.get(protocol)?.add(numbers.first);
    if (numbers.last < highestPort) begins.get(protocol)?.add(numbers.last + 1);
  }
  return (ports) =>
    only(
      ports.flatMap(({ protocol, numbers }): readonly string[] => {
        if (protocol === undefined || numbers.kind === 'unreadable') return [];
        if (numbers.kind === 'named') return [`${protocol} ${numbers.name}`];
        const [first, last] = numbers.kind === 'all' ? [1, highestPort] : [numbers.first, numbers.last];
        const own = [...(begins.get(protocol) ?? [])].filter((begin) => first <= begin && begin <= last);
        const isWhole = first === 1 && last === highestPort;
        return [
          ...own.map((begin) => `${protocol} ${begin}`),
          ...(isWhole ? [...names].filter((name) => name.startsWith(`${protocol} `)) : []),
        ];
      }),
    );
}

function addressAtoms(rules: readonly PolicyRule[]): Atoms['addresses'] {
  const blocks = rules.flatMap(({ peers }) =>
    peers.flatMap((peer) => (peer.kind === 'ipBlock' ? [ipBlockOf(peer).possibly] : [])),
  );
  if (blocks.length === 0) return () => only([]);
  const pieces = cutAddresses(allAddresses, blocks).map((set) => ({ set, name: nameOf(set) }));
  return (set) => only(pieces.flatMap((piece) => (isAddressSubset(piece.set, set) ? [piece.name] : [])));
}

function nameOf(set: AddressSet): string {
  return addressRuns(set)
    .map(({ first }) => first)
    .join(' ');
}
