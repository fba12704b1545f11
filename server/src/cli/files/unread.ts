import type { Terminal } from '../terminal.ts';
import type { Unread } from './findFiles.ts';
import { shownPath } from './paths.ts';

/** Says what was not read and why, one line a file. */
export function tellUnread(unread: readonly Unread[], terminal: Terminal): void {
  for (const { path, reason } of unread) {
    terminal.error(`policy-lens: ${shownPath(terminal.cwd, path)} was not read: ${reason}.\n`);
  }
}
