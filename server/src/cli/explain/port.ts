import type { Protocol } from '../../kubernetes/networkPolicy.ts';
import { hasPort, isEveryPort, isNoPort, type PortSet, portRange } from '../../network/ports.ts';
import { Failure } from '../terminal.ts';

export interface AskedPort {
  readonly number: number;
  readonly protocol: Protocol;
}

/**
 * @param text `8080/TCP`; without a protocol it is TCP, as in a policy
 * @throws Failure where it is no port, or the name of one
 */
export function parsePort(text: string): AskedPort {
  const match = /^(\d{1,5})(?:\/(tcp|udp|sctp))?$/i.exec(text);
  const number = Number(match?.[1]);
  if (/^(?=[0-9-]*[a-z])[a-z0-9-]+(?:\/(?:tcp|udp|sctp))?$/i.test(text)) {
    throw new Failure(
      `--port takes numbers only, and ${text} is a name: each pod may give it another number. Write 8080/TCP, 53/UDP.`,
    );
  }
  if (match === null || number < 1 || number > 65_535) {
    throw new Failure(`${text} is no port. Write a number from 1 to 65535 and a protocol: 8080/TCP, 53/UDP.`);
  }
  return { number, protocol: (match[2]?.toUpperCase() ?? 'TCP') as Protocol };
}

/**
 * - `allowed`, `denied`: surely so, on every port that was asked about.
 * - `partly`: some ports are surely allowed, others are denied or not known.
 * - `unknown`: it depends on what is not known.
 */
export type Verdict = 'allowed' | 'denied' | 'partly' | 'unknown';

export interface Ports {
  readonly surely: PortSet;
  readonly possibly: PortSet;
}

export function verdictOf({ surely, possibly }: Ports, port: AskedPort | undefined): Verdict {
  if (port !== undefined) {
    if (hasPort(surely, port.protocol, port.number)) return 'allowed';
    return hasPort(possibly, port.protocol, port.number) ? 'unknown' : 'denied';
  }
  if (isEveryPort(surely)) return 'allowed';
  if (isNoPort(possibly)) return 'denied';
  return isNoPort(surely) ? 'unknown' : 'partly';
}

/** `8080/TCP`; empty where every port is asked about. */
export function portWords(port: AskedPort | undefined): string {
  return port === undefined ? '' : `${port.number}/${port.protocol}`;
}

/** The ports that the question is about. */
export function askedPorts(port: AskedPort | undefined): PortSet | undefined {
  return port === undefined ? undefined : portRange(port.protocol, port.number, port.number);
}
