import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import type { Unread } from './findFiles.ts';
import { shownPath } from './paths.ts';

/** The exit code of a command that has nothing to find fault with: it fails where a file that is named was not read. */
export function codeAfter(unread: readonly Unread[]): ExitCode {
  return unread.some((file) => file.isNamed) ? exitCodes.failure : exitCodes.clean;
}

/** Says what was not read and why, one line a file. */
export function tellUnread(unread: readonly Unread[], terminal: Terminal): void {
  for (const { path, reason } of unread) {
    terminal.error(`policy-lens: ${shownPath(terminal.cwd, path)} was not read: ${reason}.\n`);
  }
}
