import type { Protocol } from '../../kubernetes/networkPolicy.ts';
import { hasPort, isEveryPort, isNoPort, type PortSet, portRange } from '../ports.ts';

/** A port that is asked about. */
export interface AskedPort {
  readonly number: number;
  readonly protocol: Protocol;
}

/** Why a text is no port: it may be the name of one, which each pod may give another number. */
export type PortProblem = 'name' | 'no-port';

/** @param text `8080/TCP`; without a protocol it is TCP, as in a policy */
export function readPort(text: string): AskedPort | PortProblem {
  const match = /^(\d{1,5})(?:\/(tcp|udp|sctp))?$/i.exec(text);
  const number = Number(match?.[1]);
  if (/^(?=[0-9-]*[a-z])[a-z0-9-]+(?:\/(?:tcp|udp|sctp))?$/i.test(text)) return 'name';
  if (match === null || number < 1 || number > 65_535) return 'no-port';
  return { number, protocol: (match[2]?.toUpperCase() ?? 'TCP') as Protocol };
}

/**
 * - `allowed`, `denied`: surely so, on every port that was asked about.
 * - `partly`: some ports are surely allowed, others are denied or not known.
 * - `unknown`: it depends on what is not known.
 */
export type PortVerdict = 'allowed' | 'denied' | 'partly' | 'unknown';

export interface SureAndPossible {
  readonly surely: PortSet;
  readonly possibly: PortSet;
}

/** @param port undefined: every port is asked about */
export function portVerdict({ surely, possibly }: SureAndPossible, port: AskedPort | undefined): PortVerdict {
  if (port !== undefined) {
    if (hasPort(surely, port.protocol, port.number)) return 'allowed';
    return hasPort(possibly, port.protocol, port.number) ? 'unknown' : 'denied';
  }
  if (isEveryPort(surely)) return 'allowed';
  if (isNoPort(possibly)) return 'denied';
  return isNoPort(surely) ? 'unknown' : 'partly';
}

/** The ports that the question is about; undefined: every port. */
export function askedPorts(port: AskedPort | undefined): PortSet | undefined {
  return port === undefined ? undefined : portRange(port.protocol, port.number, port.number);
}
