import type { Call } from '../../seccomp/evaluate/verdict.ts';
import { Failure } from '../terminal.ts';
import { architectureName } from './target.ts';

/** A call's name, or its number. */
export function parseSyscall(text: string): string | number {
  return /^(?:0x[\da-f]+|\d+)$/i.test(text) ? callNumber(Number(text)) : text;
}

function callNumber(number: number): number {
  if (number === number >>> 0) return number;
  throw new Failure(`${number} is no call’s number: those are whole and have 32 bits.`);
}

/** A value of an argument: decimal or 0x; one below zero is meant in two's complement. */
function parseValue(text: string): bigint {
  const [, sign = '', digits = ''] = /^(-?)(0x[\da-f]+|\d+)$/i.exec(text) ?? [];
  if (digits === '') throw new Failure(`“${text}” is no number: write decimal, or 0x and hexadecimal.`);
  const value = BigInt(digits);
  if (value > 0xffff_ffff_ffff_ffffn) throw new Failure(`“${text}” has more than 64 bits.`);
  return BigInt.asUintN(64, sign === '-' ? -value : value);
}

/** @param texts `2=0x10` each */
export function parseArguments(texts: readonly string[]): readonly bigint[] {
  const values = [0n, 0n, 0n, 0n, 0n, 0n];
  for (const text of texts) {
    const [, index = '', value = ''] = /^([0-5])=(.+)$/.exec(text) ?? [];
    if (index === '')
      throw new Failure(`“${text}” is no argument: write its index, 0 to 5, = and its value.`);
    values[Number(index)] = parseValue(value);
  }
  return values;
}

/**
 * A line of `--calls`: `{"syscall", "args": [...], "arch"}`.
 * @param architecture where the line names none
 */
export function parseCall(line: string, architecture: string): Call {
  let written: unknown;
  try {
    written = JSON.parse(line);
  } catch {
    throw new Failure('The line is no JSON.');
  }
  if (typeof written !== 'object' || written === null || !('syscall' in written)) {
    throw new Failure('The line is no call: it has no “syscall”.');
  }
  const { syscall } = written;
  if (typeof syscall !== 'string' && typeof syscall !== 'number') {
    throw new Failure('“syscall” is neither a name nor a number.');
  }
  const args = 'args' in written ? written.args : [];
  if (!Array.isArray(args) || args.length > 6) throw new Failure('“args” is no list of up to six values.');
  const arch = 'arch' in written ? written.arch : undefined;
  return {
    call: typeof syscall === 'number' ? callNumber(syscall) : parseSyscall(syscall),
    args: args.map((value: unknown) => parseValue(String(value))),
    architecture: arch === undefined ? architecture : architectureName(String(arch)),
  };
}
