import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type DifferenceRow, differenceRows } from '../../network/changes/differenceRows.ts';
import { buildWorld, closed, type World } from '../../network/world.ts';
import { type Asked, askSource, NoSuchEnvironment, type Question } from '../environment.ts';
import { diskSource, type Source } from '../files/source.ts';
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
  tellPlugin([before, after], terminal);
  const rows = differenceRows(before?.world ?? empty, after?.world ?? empty);
  deliver(diffFormats[command.format](rows), command.output, terminal);
  const isIncomplete = [before, after].some((asked) => asked?.loaded.unread.some((file) => file.isNamed));
  if (isIncomplete) return exitCodes.failure;
  return rows.some((row) => counts(row, command.failOn)) ? exitCodes.findings : exitCodes.clean;
}

/**
 * Asks both states. An environment may be new, or gone: then it is compared with nothing.
 * @throws Failure where neither has it, or one can't be asked
 */
function askBoth(command: DiffCommand, terminal: Terminal): readonly (Asked | undefined)[] {
  const missing: NoSuchEnvironment[] = [];
  const ask = (text: string, other: string): Asked | undefined => {
    const source = sourceOf(text, other, terminal.cwd);
    try {
      return askSource(source, { ...command, isOpen: false }, 'as-pods', terminal);
    } catch (error) {
      if (!(error instanceof NoSuchEnvironment)) throw error;
      missing.push(error);
      if (missing.length > 1) throw error;
      terminal.error(`policy-lens: ${text} has no environment ${command.environment}.\n`);
      return undefined;
    }
  };
  return [ask(command.old, command.new), ask(command.new, command.old)];
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
