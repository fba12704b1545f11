import { spawnSync } from 'node:child_process';
import { Failure, reasonOf } from '../terminal.ts';

/** Enough for the largest answer that is asked for here. */
const maximumAnswer = 2 ** 30;

/**
 * What git answers; undefined where it says no. Only commands that read the object store are asked, which run nothing
 * of the repository's.
 * @throws Failure where git can't be started
 */
export function askGit(cwd: string, words: readonly string[], input = ''): Buffer | undefined {
  const { error, status, stdout } = spawnSync('git', ['-c', 'core.fsmonitor=false', ...words], {
    cwd,
    input,
    maxBuffer: maximumAnswer,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  if (error !== undefined) {
    const missing = 'code' in error && error.code === 'ENOENT';
    throw new Failure(
      missing ? 'A Git revision was named, but there is no git here.' : `git failed: ${reasonOf(error)}.`,
    );
  }
  return status === 0 ? stdout : undefined;
}
