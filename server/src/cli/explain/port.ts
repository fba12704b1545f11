import { type AskedPort, readPort } from '../../network/ends/askedPort.ts';
import { Failure } from '../terminal.ts';

/**
 * @param text `8080/TCP`; without a protocol it is TCP, as in a policy
 * @throws Failure where it is no port, or the name of one
 */
export function parsePort(text: string): AskedPort {
  const port = readPort(text);
  if (port === 'name') {
    throw new Failure(
      `--port takes numbers only, and ${text} is a name: each pod may give it another number. Write 8080/TCP, 53/UDP.`,
    );
  }
  if (port === 'no-port') {
    throw new Failure(`${text} is no port. Write a number from 1 to 65535 and a protocol: 8080/TCP, 53/UDP.`);
  }
  return port;
}

/** `8080/TCP`; empty where every port is asked about. */
export function portWords(port: AskedPort | undefined): string {
  return port === undefined ? '' : `${port.number}/${port.protocol}`;
}
