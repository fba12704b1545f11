/** What a command may do with the terminal. Replaced in tests. */
export interface Terminal {
  /** The current directory; names of files are relative to it. */
  readonly cwd: string;
  readonly isColoured: boolean;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** The exit codes of every command. */
export const exitCodes = { clean: 0, findings: 1, failure: 2 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A reason to do nothing more, in a sentence for the person at the terminal; the exit code is then 2. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** The reason of a system call's failure, in plain words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return (code !== undefined && reasons[code]) || (code ?? String(error));
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission was denied',
  EPERM: 'permission was denied',
  ENOENT: 'there is no such file or directory',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is no directory',
  ELOOP: 'its symbolic links lead in a circle',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
};
