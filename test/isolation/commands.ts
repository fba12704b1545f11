import { spawnSync } from 'node:child_process';

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

/** Node in a network namespace of its own, in which there is nobody to talk to. */
export function nodeWithoutNetwork(): Command {
  return ['unshare', process.env['UNSHARE_FLAGS'] ?? '-rn', process.execPath];
}

/** Node as a user for whom file permissions count: they do not for root, who becomes another user. */
export function nodeAsPlainUser(): Command {
  const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] as const;
  return process.getuid?.() === 0 ? [...nobody, process.execPath] : [process.execPath];
}
