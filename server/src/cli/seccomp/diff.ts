import { compareProfiles, type Difference } from '../../seccomp/compare/compare.ts';
import { compile } from '../../seccomp/evaluate/compile.ts';
import { startError } from '../../seccomp/evaluate/startError.ts';
import { type ExitCode, exitCodes, Failure, type Terminal } from '../terminal.ts';
import { readProfileFile, tellUnknownBase } from './profileFile.ts';
import { type TargetOptions, targetOf } from './target.ts';

export interface DiffCommand extends TargetOptions {
  readonly before: string;
  readonly after: string;
  readonly format: 'text' | 'json';
}

/**
 * `policy-lens seccomp diff`: the calls that one profile lets run and the other does not.
 * @throws Failure where it can't be done
 */
export function diff(command: DiffCommand, terminal: Terminal): ExitCode {
  const read = (path: string) => {
    const { source, unknownBase } = readProfileFile(path, terminal);
    if (unknownBase !== undefined) tellUnknownBase(unknownBase, terminal);
    const { target, architecture } = targetOf(command, source.profile.form);
    const compiled = compile(source, target);
    const error = startError(compiled);
    if (error !== undefined) throw new Failure(`With ${path} the container does not start: ${error}`);
    return { compiled, architecture };
  };
  const before = read(command.before);
  const after = read(command.after);
  const found = compareProfiles(before.compiled, after.compiled, [before.architecture]);
  const sections = Object.entries(found) as [string, readonly Difference[]][];
  if (command.format === 'json') {
    terminal.out(
      `${JSON.stringify(Object.fromEntries(sections.map(([name, list]) => [name, list.map(written)])))}\n`,
    );
  } else {
    terminal.out(sections.flatMap(([name, list]) => list.map((each) => `${lineOf(name, each)}\n`)).join(''));
  }
  return exitCodes.clean;
}

function written({ syscall, architecture, always, args, before, after }: Difference) {
  const outcome = ({ action, errno }: Difference['before']) => ({ action, errno: errno ?? null });
  return {
    syscall,
    arch: architecture,
    always,
    args: args.map((value) => `0x${value.toString(16)}`),
    before: outcome(before),
    after: outcome(after),
  };
}

const signs: Readonly<Record<string, string>> = { gained: '+', lost: '-', changed: '~' };

function lineOf(section: string, { syscall, always, args, before, after }: Difference): string {
  const example = always
    ? ''
    : ` for some arguments, as (${args.map((value) => `0x${value.toString(16)}`).join(', ')})`;
  return `${signs[section]} ${syscall}: ${outcome(before)} -> ${outcome(after)}${example}`;
}

function outcome({ action, errno, layer }: Difference['before']): string {
  if (layer === 'kernel') return 'ENOSYS of the kernel';
  return errno === undefined ? action : `${action} ${errno}`;
}
