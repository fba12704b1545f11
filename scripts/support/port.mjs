import { createServer } from 'node:net';
import { Stop } from './stop.mjs';

/**
 * A port on this machine's own address that nobody listens on.
 * @param {number} [wanted] default: any
 * @returns {Promise<number>}
 * @throws {Stop} where the wanted one can't be had
 */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      const reason = error.code === 'EADDRINUSE' ? 'it is in use' : error.message;
      reject(
        new Stop(
          `Port ${wanted} can't be had: ${reason}.`,
          'Name another with --port, or none for any that is free.',
        ),
      );
    });
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : wanted;
      probe.close(() => resolve(port));
    });
  });
}
