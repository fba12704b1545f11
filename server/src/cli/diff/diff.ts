import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type DifferenceRow, differenceRows } from '../../network/changes/differenceRows.ts';
import { buildWorld, closed, type World } from '../../network/world.ts';
import { type Asked, askSource, asListed, type Question } from '../environment.ts';
import { diskSource, type Source } from '../files/source.ts';
import { codeAfter } from '../files/unread.ts';
import { revisionSource } from '../git/revision.ts';
import { deliver } from '../output.ts';
import { tellPlugin } from '../plugin.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import { type DiffFormat, diffFormats } from './formats.ts';

/** What makes the exit code 1. */
export const failReasons = ['never', 'gained', 'lost', 'any'] as const;

export type FailReason = (typeof failReasons)[number];

export interface DiffCommand extends Omit<Question, 'paths' | 'isOpen'> {
  readonly old: string;
  readonly new: string;
  readonly format: DiffFormat;
  readonly output: string | undefined;
  readonly failOn: FailReason;
}

/**
 * `policy-lens diff`: what is allowed in one state of the files and not in the other, in the notation of np-guard's
 * netpol-analyzer and with its way of modelling. A state is a directory, a file, or a Git revision.
 * @throws Failure where it can't be done
 */
export function diff(command: DiffCommand, terminal: Terminal): ExitCode {
  const [before, after] = askBoth(command, terminal);
  tellPlugin([before.subject, after.subject], terminal);
  const rows = differenceRows(before.subject?.world ?? empty, after.subject?.world ?? empty);
  deliver(diffFormats[command.format](rows), command.output, terminal);
  const code = codeAfter([...before.loaded.unread, ...after.loaded.unread]);
  if (code !== exitCodes.clean) return code;
  return rows.some((row) => counts(row, command.failOn)) ? exitCodes.findings : exitCodes.clean;
}

/**
 * Asks both states. An environment may be new, or gone: then it is compared with nothing.
 * @throws Failure where neither has it, or one can't be asked
 */
function askBoth(command: DiffCommand, terminal: Terminal): readonly [Asked, Asked] {
  const ask = (text: string, other: string): Asked => {
    const source = sourceOf(text, other, terminal.cwd);
    return askSource(source, { ...command, isOpen: false }, asListed, terminal);
  };
  const before = ask(command.old, command.new);
  const after = ask(command.new, command.old);
  if (before.missing !== undefined && after.missing !== undefined) throw after.missing;
  const tell = (text: string): void =>
    terminal.error(`policy-lens: ${text} has no environment ${command.environment}.\n`);
  if (before.missing !== undefined) tell(command.old);
  if (after.missing !== undefined) tell(command.new);
  return [before, after];
}

const empty: World = buildWorld([], { defaultNamespace: 'default', completeness: closed });

/** A path where there is one, else a revision; what of it is meant may follow from the other side. */
function sourceOf(text: string, other: string, cwd: string): Source {
  if (existsSync(resolve(cwd, text))) return diskSource([text], cwd);
  return revisionSource(text, cwd, existsSync(resolve(cwd, other)) ? other : undefined);
}

/** Whether a row is a reason to fail; a changed connection may have both gained and lost ports. */
function counts({ gained, lost }: DifferenceRow, reason: FailReason): boolean {
  if (reason === 'never') return false;
  return reason === 'any' || (reason === 'gained' ? gained : lost);
}
