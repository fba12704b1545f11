import { shownPath } from '../files/paths.ts';
import { tellUnread } from '../files/unread.ts';
import { deliver } from '../output.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import type { CheckCommand } from './checkHere.ts';
import { checkInParts } from './parts.ts';
import { type CheckReport, isFailing, type ShownFinding } from './report.ts';
import { reporters } from './reporters/reporters.ts';

/**
 * `policy-lens check`: reports the findings of files and directories.
 * @param folder that holds the built programs
 * @throws Failure where it can't be done
 */
export async function check(command: CheckCommand, terminal: Terminal, folder: string): Promise<ExitCode> {
  const { format, output } = command;
  const { findings, checked, count, unread } = await checkInParts(command, terminal.cwd, folder);
  const report: CheckReport = {
    findings: [...findings].sort(byFile),
    checked: [...checked].sort(),
    count,
    unread: unread.map(({ path, reason, isNamed }) => ({
      file: shownPath(terminal.cwd, path),
      reason,
      isNamed,
    })),
    failOn: command.failOn === 'never' ? undefined : command.failOn,
  };
  tellUnread(unread, terminal);
  deliver(reporters[format](report, terminal.isColoured && output === undefined), output, terminal);
  if (unread.some((file) => file.isNamed)) return exitCodes.failure;
  const fails = findings.some((finding) => isFailing(finding.severity, report.failOn));
  return fails ? exitCodes.findings : exitCodes.clean;
}

function byFile(left: ShownFinding, right: ShownFinding): number {
  return left.file === right.file ? 0 : left.file < right.file ? -1 : 1;
}
