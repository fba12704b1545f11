import * as intervals from '../base/intervals.ts';
import type { Protocol } from '../kubernetes/networkPolicy.ts';

/** Ports by protocol, numbers from 1 to 65535. */
export type PortSet = Readonly<Record<Protocol, intervals.IntervalSet<number>>>;

/** The protocols that a policy can name, in the order in which they are written out. */
const protocols = ['SCTP', 'TCP', 'UDP'] as const satisfies readonly Protocol[];

const everyNumber: intervals.IntervalSet<number> = [{ first: 1, last: 65535 }];

export const noPorts: PortSet = { SCTP: [], TCP: [], UDP: [] };
export const allPorts: PortSet = { SCTP: everyNumber, TCP: everyNumber, UDP: everyNumber };

/** Numbers of one protocol, both ends included; what lies beyond 1 to 65535 is left out. */
export function portRange(protocol: Protocol, first: number, last: number): PortSet {
  const numbers = intervals.normalise([{ first: Math.max(first, 1), last: Math.min(last, 65535) }]);
  return { ...noPorts, [protocol]: numbers };
}

export function protocolPorts(protocol: Protocol): PortSet {
  return { ...noPorts, [protocol]: everyNumber };
}

type Operation = (
  left: intervals.IntervalSet<number>,
  right: intervals.IntervalSet<number>,
) => intervals.IntervalSet<number>;

function combine(left: PortSet, right: PortSet, operation: Operation): PortSet {
  const SCTP = operation(left.SCTP, right.SCTP);
  const TCP = operation(left.TCP, right.TCP);
  const UDP = operation(left.UDP, right.UDP);
  // most of what is asked about is empty, and the one object for that is told by its identity
  return SCTP.length + TCP.length + UDP.length === 0 ? noPorts : { SCTP, TCP, UDP };
}

export function unionPorts(left: PortSet, right: PortSet): PortSet {
  if (left === right || left === allPorts || right === noPorts) return left;
  if (right === allPorts || left === noPorts) return right;
  return combine(left, right, intervals.union);
}

export function intersectPorts(left: PortSet, right: PortSet): PortSet {
  if (left === right || left === noPorts || right === allPorts) return left;
  if (right === noPorts || left === allPorts) return right;
  return combine(left, right, intervals.intersect);
}

export function subtractPorts(left: PortSet, right: PortSet): PortSet {
  if (left === right || right === allPorts) return noPorts;
  if (right === noPorts) return left;
  return combine(left, right, intervals.subtract);
}

export function hasPort(set: PortSet, protocol: Protocol, port: number): boolean {
  return intervals.contains(set[protocol], port);
}

export function isNoPort(set: PortSet): boolean {
  return set === noPorts || (set.SCTP.length === 0 && set.TCP.length === 0 && set.UDP.length === 0);
}

export function isEveryPort(set: PortSet): boolean {
  return set === allPorts || samePorts(set, allPorts);
}

export function samePorts(left: PortSet, right: PortSet): boolean {
  return left === right || protocols.every((protocol) => intervals.equals(left[protocol], right[protocol]));
}

/** Equal for equal sets, and for no others. */
export function portsKey(set: PortSet): string {
  let key = '';
  for (const protocol of protocols) {
    key += protocol;
    for (const { first, last } of set[protocol]) key += ` ${first}-${last}`;
  }
  return key;
}

/** The same set, where it is empty or full as the one object for that: sets are quickest compared by identity. */
export function canonicalPorts(set: PortSet): PortSet {
  return isNoPort(set) ? noPorts : isEveryPort(set) ? allPorts : set;
}

/** Whether `whole` has every port of `part`. */
export function isPortSubset(part: PortSet, whole: PortSet): boolean {
  return protocols.every((protocol) => intervals.isSubset(part[protocol], whole[protocol]));
}

/**
 * The notation of np-guard's netpol-analyzer: `All Connections`, else by protocol `SCTP 9090,TCP 80,443-445`;
 * the empty set is `No Connections`.
 */
export function formatPorts(set: PortSet): string {
  if (isEveryPort(set)) return 'All Connections';
  if (isNoPort(set)) return 'No Connections';
  return protocols
    .filter((protocol) => set[protocol].length > 0)
    .map((protocol) => `${protocol} ${set[protocol].map(formatRange).join(',')}`)
    .join(',');
}

function formatRange({ first, last }: intervals.Interval<number>): string {
  return first === last ? String(first) : `${first}-${last}`;
}
