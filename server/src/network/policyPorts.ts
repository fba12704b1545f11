import type { PolicyPort, PolicyRule } from '../kubernetes/networkPolicy.ts';
import type { Endpoint } from './endpoints.ts';
import { allPorts, noPorts, type PortSet, portRange, protocolPorts, unionPorts } from './ports.ts';

/** What an item of `ports` lets through to a destination. */
export interface PortGrant {
  /** Undefined where the rule has no list of ports: every port. */
  readonly port: PolicyPort | undefined;
  readonly surely: PortSet;
  readonly possibly: PortSet;
}

const everyPort: readonly PortGrant[] = [{ port: undefined, surely: allPorts, possibly: allPorts }];

const fixed = new WeakMap<PolicyPort, PortGrant>();

/** The ports of a rule as numbers on a destination; named ports are looked up there. */
export function portGrants(rule: PolicyRule, destination: Endpoint): readonly PortGrant[] {
  if (rule.ports.length === 0) return everyPort;
  return rule.ports.map((port) => {
    if (port.numbers.kind === 'named') return namedPort(port, port.numbers.name, destination);
    const known = fixed.get(port);
    if (known !== undefined) return known;
    const grant = numberedPort(port);
    fixed.set(port, grant);
    return grant;
  });
}

function numberedPort(port: PolicyPort): PortGrant {
  const { numbers, protocol } = port;
  if (protocol === undefined) return { port, surely: noPorts, possibly: allPorts };
  if (numbers.kind === 'unreadable') return { port, surely: noPorts, possibly: protocolPorts(protocol) };
  const set =
    numbers.kind === 'range'
      ? portRange(protocol, numbers.first, numbers.last)
      : numbers.kind === 'all'
        ? protocolPorts(protocol)
        : noPorts;
  return { port, surely: set, possibly: set };
}

/**
 * A name stands for the number of the destination's container port of that name and protocol; an address outside has
 * none, and neither has a node. Kubernetes wants the names of a pod's ports to be unique; where they are not, which number counts is left to
 * the plugin.
 */
function namedPort(port: PolicyPort, name: string, destination: Endpoint): PortGrant {
  const { protocol } = port;
  if (destination.kind === 'addresses' || destination.kind === 'node')
    return { port, surely: noPorts, possibly: noPorts };
  if (protocol === undefined) return { port, surely: noPorts, possibly: allPorts };
  if (destination.kind === 'anyone' || destination.ports === undefined)
    return { port, surely: noPorts, possibly: protocolPorts(protocol) };
  const numbers = new Set<number>();
  for (const item of destination.ports) {
    if (item.name === name && item.protocol === protocol) numbers.add(item.number);
  }
  const possibly = [...numbers]
    .map((number) => portRange(protocol, number, number))
    .reduce(unionPorts, noPorts);
  return { port, surely: numbers.size === 1 ? possibly : noPorts, possibly };
}
