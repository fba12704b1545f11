import type { PolicyPort } from '../kubernetes/networkPolicy.ts';
import {
  allPorts,
  isPortSubset,
  noPorts,
  type PortSet,
  portRange,
  protocolPorts,
  unionPorts,
} from './ports.ts';

/** Ports as policies write them: numbers, and names whose numbers are up to the pods. */
export interface WrittenPorts {
  readonly numbers: PortSet;
  /** `TCP http` */
  readonly names: ReadonlySet<string>;
  /** A part of it can't be read: it may be any port. */
  readonly isOpen: boolean;
}

/** @param ports the items of a rule's `ports`; none: every port */
export function writtenPorts(ports: readonly PolicyPort[]): WrittenPorts {
  let numbers = ports.length === 0 ? allPorts : noPorts;
  const names = new Set<string>();
  let isOpen = false;
  for (const { protocol, numbers: own } of ports) {
    if (protocol === undefined || own.kind === 'unreadable') isOpen = true;
    else if (own.kind === 'named') names.add(`${protocol} ${own.name}`);
    else if (own.kind === 'all') numbers = unionPorts(numbers, protocolPorts(protocol));
    else numbers = unionPorts(numbers, portRange(protocol, own.first, own.last));
  }
  return { numbers, names, isOpen };
}

export function bothPorts(left: WrittenPorts, right: WrittenPorts): WrittenPorts {
  return {
    numbers: unionPorts(left.numbers, right.numbers),
    names: new Set([...left.names, ...right.names]),
    isOpen: left.isOpen || right.isOpen,
  };
}

export const noWrittenPorts: WrittenPorts = { numbers: noPorts, names: new Set(), isOpen: false };

/** Whether all ports of the second are among the first. */
export function coversPorts(wide: WrittenPorts, narrow: WrittenPorts): boolean {
  if (narrow.isOpen || !isPortSubset(narrow.numbers, wide.numbers)) return false;
  return [...narrow.names].every((name) => {
    const [protocol] = name.split(' ');
    return wide.names.has(name) || isWholeProtocol(wide.numbers, protocol);
  });
}

function isWholeProtocol(ports: PortSet, protocol: string | undefined): boolean {
  return (
    (protocol === 'TCP' || protocol === 'UDP' || protocol === 'SCTP') &&
    isPortSubset(protocolPorts(protocol), ports)
  );
}
