import type { Interval } from '../../base/intervals.ts';
import type { Direction, Protocol } from '../../kubernetes/networkPolicy.ts';
import type { ContainerPort } from '../../kubernetes/objects.ts';
import { type Fate, namesOther, sidesOf } from '../../network/lanes/fate.ts';
import {
  allPorts,
  intersectPorts,
  isEveryPort,
  isNoPort,
  noPorts,
  type PortSet,
  portRange,
  subtractPorts,
  unionPorts,
} from '../../network/ports.ts';
import type { Connection } from '../../network/reachability.ts';
import type { SideVerdict } from '../../network/sideVerdict.ts';
import type { Chip, Verdict } from '../../protocol/preview.ts';
import { decidingGrants } from './decidingGrants.ts';

/** What a row says about ports, before it is put into words. */
export interface PortParts {
  readonly allowed: PortSet;
  /** With some of the subject's workloads only, or let through by one side only. */
  readonly partly: PortSet;
  readonly denied: PortSet;
  readonly unknown: PortSet;
  /** Names of ports that can't be turned into numbers here. */
  readonly names: readonly string[];
}

/**
 * @param listening the container ports of the destination
 */
export function portParts(fate: Fate, direction: Direction, listening: readonly ContainerPort[]): PortParts {
  const { surely, somewhere } = fate;
  if (fate.blockedBy !== undefined) {
    const offered = fate.ofKinds.reduce(
      (ports, item) => unionPorts(ports, offeredPorts(item, direction)),
      noPorts,
    );
    return { allowed: noPorts, partly: offered, denied: noPorts, unknown: noPorts, names: [] };
  }
  const spoken = spokenOfBoth(fate);
  return {
    allowed: surely,
    partly: subtractPorts(somewhere, surely),
    denied: isNoPort(somewhere) ? noPorts : subtractPorts(missingPorts(fate, listening), somewhere),
    unknown: subtractPorts(intersectPorts(spoken.ports, fate.possibly), somewhere),
    names: spoken.names,
  };
}

/** What the rules that name the other side let through of a connection that does not come about. */
function offeredPorts(item: Connection, direction: Direction): PortSet {
  const { subject, peer } = sidesOf(item, direction);
  return [subject, peer]
    .filter((side) => namesOther(side))
    .reduce((ports, side) => unionPorts(ports, side?.surely ?? noPorts), noPorts);
}

/**
 * What one side's rules list and the other side does not let through, among the ports that the destination listens on,
 * where it says which.
 */
function missingPorts({ ofKinds }: Fate, listening: readonly ContainerPort[]): PortSet {
  let missing = noPorts;
  for (const { egress, ingress, surely } of ofKinds) {
    for (const side of [egress, ingress]) {
      if (side?.isolated === 'yes' && !isEveryPort(side.surely)) {
        missing = unionPorts(missing, subtractPorts(side.surely, surely));
      }
    }
  }
  return listening.length === 0 ? missing : intersectPorts(missing, portsOf(listening));
}

interface Spoken {
  readonly ports: PortSet;
  readonly names: readonly string[];
}

/** What rules that are here let through, surely or not; not what policies that are not here may add. */
function spokenOfBoth({ ofKinds }: Fate): Spoken {
  let ports = noPorts;
  const names = new Set<string>();
  for (const { egress, ingress } of ofKinds) {
    const [out, into] = [spokenOf(egress), spokenOf(ingress)];
    ports = unionPorts(ports, intersectPorts(out.ports, into.ports));
    for (const name of [...out.names, ...into.names]) {
      // a name of one side means nothing where the other side allows no port at all
      if ([out, into].every((side) => side.names.length > 0 || !isNoPort(side.ports))) names.add(name);
    }
  }
  return { ports, names: [...names] };
}

const everything: Spoken = { ports: allPorts, names: [] };

function spokenOf(side: SideVerdict | undefined): Spoken {
  if (side === undefined || side.policies.length === 0 || side.isolated === 'possibly') return everything;
  let ports = noPorts;
  const names: string[] = [];
  for (const { port, surely, possibly } of decidingGrants(side).flatMap((grant) => grant.ports)) {
    if (port?.numbers.kind === 'named' && isNoPort(surely)) names.push(port.numbers.name);
    else ports = unionPorts(ports, possibly);
  }
  return { ports, names };
}

function portsOf(listening: readonly ContainerPort[]): PortSet {
  return listening
    .map(({ protocol, number }) => portRange(protocol, number, number))
    .reduce(unionPorts, noPorts);
}

const maximumChips = 8;

export function portChips(parts: PortParts, listening: readonly ContainerPort[]): readonly Chip[] {
  const chips = (verdict: Verdict, set: PortSet): readonly Chip[] =>
    portTexts(set, listening).map((text) => ({ verdict, text }));
  const all = [
    ...chips('allowed', parts.allowed),
    ...chips('partly', parts.partly),
    ...chips('denied', parts.denied),
    ...chips('unknown', parts.unknown),
    ...parts.names.map((name): Chip => ({ verdict: 'unknown', text: `the port named ${name}` })),
  ];
  if (all.length <= maximumChips) return all;
  const rest = all.slice(maximumChips - 1);
  const verdict = rest.every((chip) => chip.verdict === rest[0]?.verdict) ? rest[0]?.verdict : undefined;
  return [...all.slice(0, maximumChips - 1), { verdict: verdict ?? 'partly', text: `${rest.length} more` }];
}

/** TCP goes without saying for a number that stands for it alone. */
const shownProtocols: readonly Protocol[] = ['TCP', 'UDP', 'SCTP'];

/** `8080 http`, `53 TCP, UDP`, `9000-9099`, `every UDP port`, `every port`; in ascending order. */
export function portTexts(set: PortSet, listening: readonly ContainerPort[]): readonly string[] {
  if (isEveryPort(set)) return ['every port'];
  const whole = shownProtocols.filter(
    (protocol) => set[protocol][0]?.last === 65535 && set[protocol][0].first === 1,
  );
  const ranges = new Map<string, { readonly range: Interval<number>; readonly protocols: Protocol[] }>();
  for (const protocol of shownProtocols) {
    if (whole.includes(protocol)) continue;
    for (const range of set[protocol]) {
      const key = `${range.first}-${range.last}`;
      const known = ranges.get(key) ?? { range, protocols: [] };
      known.protocols.push(protocol);
      ranges.set(key, known);
    }
  }
  const ordered = [...ranges.values()].sort((left, right) => left.range.first - right.range.first);
  return [
    ...whole.map((protocol) => `every ${protocol} port`),
    ...ordered.map(({ range, protocols }) => rangeText(range, protocols, listening)),
  ];
}

function rangeText(
  { first, last }: Interval<number>,
  protocols: readonly Protocol[],
  listening: readonly ContainerPort[],
): string {
  const number = first === last ? String(first) : `${first}-${last}`;
  const suffix = protocols.length === 1 && protocols[0] === 'TCP' ? '' : ` ${protocols.join(', ')}`;
  const named = listening.find(
    (port) =>
      first === last && port.number === first && protocols.includes(port.protocol) && port.name !== undefined,
  );
  return `${number}${suffix}${named === undefined ? '' : ` ${named.name}`}`;
}
