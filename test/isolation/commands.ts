import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../support/checkout.ts';

/** A program and the words before those that it is given. */
export type Command = readonly [file: string, ...words: string[]];

/** Runs a command to its end. */
export function outcome(
  [file, ...words]: Command,
  ...more: readonly string[]
): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const { status, stdout, stderr, error } = spawnSync(file, [...words, ...more], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (error !== undefined) throw error;
  return { code: status, out: stdout, err: stderr };
}

/**
 * Node in a network namespace of its own, in which there is nobody to talk to.
 * @param attempts the file in which it writes down each attempt to talk to somebody
 */
export function nodeWithoutNetwork(attempts: string): Command {
  const flags = process.env['UNSHARE_FLAGS'] ?? '-rn';
  const watcher = join(checkout, 'test/isolation/attempts.cjs');
  return ['unshare', flags, 'env', `ATTEMPTS=${attempts}`, process.execPath, '-r', watcher];
}

/** Node as a user for whom file permissions count: they do not for root, who becomes another user. */
export function nodeAsPlainUser(): Command {
  const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] as const;
  return process.getuid?.() === 0 ? [...nobody, process.execPath] : [process.execPath];
}
