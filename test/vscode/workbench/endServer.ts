import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';

/**
 * Ends the language server of a session's extension, as a machine without memory would.
 * @param folder the one that the session has open
 */
export function endServer(folder: string): void {
  const extensions = join(dirname(folder), 'extensions');
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const words = commandOf(pid);
      return words.includes(extensions) && words.includes('server.cjs');
    });
  expect(found).not.toEqual([]);
  for (const pid of found) process.kill(Number(pid), 'SIGKILL');
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
