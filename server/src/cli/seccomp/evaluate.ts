import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { numberOfCall } from '../../seccomp/evaluate/callNumber.ts';
import { type Compiled, compile } from '../../seccomp/evaluate/compile.ts';
import { explain } from '../../seccomp/evaluate/explain.ts';
import { startError } from '../../seccomp/evaluate/startError.ts';
import type { Call, DecidingRule } from '../../seccomp/evaluate/verdict.ts';
import { type ExitCode, exitCodes, Failure, reasonOf, type Terminal } from '../terminal.ts';
import { parseArguments, parseCall, parseSyscall } from './calls.ts';
import { type ProfileFile, readProfileFile, tellUnknownBase } from './profileFile.ts';
import { type TargetOptions, targetOf } from './target.ts';

export interface EvaluateCommand extends TargetOptions {
  readonly profile: string;
  readonly syscall?: string;
  readonly arg: readonly string[];
  /** A file of calls, `-` for standard input. */
  readonly calls?: string;
  readonly format: 'text' | 'json';
}

/**
 * `policy-lens seccomp evaluate`: what a profile does with a call, or with many.
 * @throws Failure where it can't be done
 */
export function evaluate(command: EvaluateCommand, terminal: Terminal): ExitCode {
  const file = readProfileFile(command.profile, terminal);
  if (file.unknownBase !== undefined) tellUnknownBase(file.unknownBase, terminal);
  const { target, architecture } = targetOf(command, file.source.profile.form);
  if (command.calls === undefined && command.syscall === undefined) {
    throw new Failure('Name a call with --syscall, or a file of calls with --calls.');
  }
  const compiled = compile(file.source, target);
  if (command.calls !== undefined) return many(command.calls, compiled, file, architecture, terminal);
  const call: Call = {
    call: parseSyscall(command.syscall ?? ''),
    args: parseArguments(command.arg),
    architecture,
  };
  const answer = answerTo(compiled, call, file);
  terminal.out(`${command.format === 'json' ? JSON.stringify(answer) : textOf(answer)}\n`);
  return exitCodes.clean;
}

function many(
  calls: string,
  compiled: Compiled,
  file: ProfileFile,
  architecture: string,
  terminal: Terminal,
): ExitCode {
  let code: ExitCode = exitCodes.clean;
  const answers = linesOf(calls, terminal.cwd).map((line) => {
    try {
      return answerTo(compiled, parseCall(line, architecture), file);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      code = exitCodes.failure;
      return { error: error.message };
    }
  });
  terminal.out(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
  return code;
}

function linesOf(calls: string, cwd: string): readonly string[] {
  try {
    const text = readFileSync(calls === '-' ? 0 : resolve(cwd, calls), 'utf8');
    return text.split('\n').filter((line) => line.trim() !== '');
  } catch (error) {
    throw new Failure(`The calls can’t be read from ${calls}: ${reasonOf(error)}.`);
  }
}

type Answer =
  | { readonly startError: string }
  | {
      readonly action: string;
      readonly errno: number | null;
      readonly layer: string;
      readonly rule: WrittenRule | null;
      readonly explanation: string;
      readonly basis: string;
      readonly passedOver: readonly { readonly rule: WrittenRule; readonly reason: string }[];
    };

interface WrittenRule {
  readonly index: number;
  readonly name: string;
  /** Zero-based. */
  readonly line: number | null;
  /** Where the rule is one of a base profile in another file. */
  readonly file?: string;
}

/** @throws Failure where there is no such call */
function answerTo(compiled: Compiled, call: Call, { lineOf, fileOf }: ProfileFile): Answer {
  const error = startError(compiled);
  if (error !== undefined) return { startError: error };
  if (numberOfCall(call.call, call.architecture) === undefined) {
    throw new Failure(`There is no call ${call.call} on ${call.architecture}.`);
  }
  const written = ({ index, name, origin }: DecidingRule): WrittenRule => {
    const file = fileOf(origin);
    return { index, name, line: lineOf(origin) ?? null, ...(file === undefined ? {} : { file }) };
  };
  const { action, errno, layer, rule, explanation, basis, passedOver } = explain(compiled, call);
  return {
    action,
    errno: errno ?? null,
    layer,
    rule: rule === undefined ? null : written(rule),
    explanation,
    basis,
    passedOver: passedOver.map((each) => ({ rule: written(each.rule), reason: each.reason })),
  };
}

function textOf(answer: Answer): string {
  if ('startError' in answer) return `The container does not start: ${answer.startError}`;
  const { action, errno, rule, explanation } = answer;
  const line =
    rule?.line == null ? '' : ` (${rule.file === undefined ? '' : `${rule.file}, `}line ${rule.line + 1})`;
  return `${action}${errno === null ? '' : ` ${errno}`}${line}\n${explanation}`;
}
