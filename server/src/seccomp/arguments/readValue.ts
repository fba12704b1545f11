import type { SyscallColumn } from '../knowledge/columns.ts';
import { type ConstantSet, constantValue } from '../knowledge/constants.ts';

/** A value as the constants that it is made of. */
export interface Reading {
  readonly names: readonly string[];
  /** Bits that no constant stands for. */
  readonly rest: bigint;
}

/**
 * Reads a value as constants.
 * @param sets the argument's own set, then those whose bits are OR-ed into it
 * @returns undefined where constants say nothing of it
 */
export function readValue(
  value: bigint,
  sets: readonly ConstantSet[],
  column: SyscallColumn,
): Reading | undefined {
  const single = exactly(value, sets, column);
  if (single !== undefined) return { names: [single], rest: 0n };
  const { names, rest } = takeBits(value, sets, column);
  // What the bits leave is one of several values, such as the type of a socket or a signal.
  const kind = rest === 0n && !sets.some(isEnumeration) ? undefined : exactlyOne(rest, sets, column);
  if (kind !== undefined) return { names: [kind, ...names], rest: 0n };
  // Where most bits are nobody's, those that have names say little.
  return bitCount(rest) > names.length || names.length === 0 ? undefined : { names, rest };
}

/** `A | B | 0x100` */
export function readingText({ names, rest }: Reading): string {
  return [...names, ...(rest === 0n ? [] : [hexadecimal(rest)])].join(' | ');
}

/** Large numbers in hexadecimal, which shows their bits. */
export function hexadecimal(value: bigint): string {
  return `0x${value.toString(16)}`;
}

/** The constants of one argument on an architecture, with their values as a filter sees them. */
export function valuesOf(
  { members }: ConstantSet,
  column: SyscallColumn,
): readonly { readonly name: string; readonly value: bigint }[] {
  return members.flatMap((member) => {
    const value = constantValue(member, column);
    return value === undefined ? [] : { name: member.name, value: BigInt(value) };
  });
}

/** A negative constant comes as 64 bits, or as 32 from callers that extend an int with zeroes. */
function exactly(value: bigint, sets: readonly ConstantSet[], column: SyscallColumn): string | undefined {
  for (const set of sets) {
    const [first, ...others] = valuesOf(set, column).filter(
      (one) =>
        one.value === value ||
        (one.value < 0n && [BigInt.asUintN(64, one.value), BigInt.asUintN(32, one.value)].includes(value)),
    );
    if (first === undefined) continue;
    // Drivers and processors have requests of their own with one number; names of one bit are the same thing.
    return isEnumeration(set) ? [first, ...others].map(({ name }) => name).join(' or ') : first.name;
  }
  return undefined;
}

function exactlyOne(value: bigint, sets: readonly ConstantSet[], column: SyscallColumn): string | undefined {
  return exactly(value, sets.filter(isEnumeration), column);
}

function isEnumeration({ kind }: ConstantSet): boolean {
  return kind === 'values';
}

/** The flags in a value. Constants of several bits go before those of single bits, so that a name for a whole is found before its parts. */
export function takeBits(value: bigint, sets: readonly ConstantSet[], column: SyscallColumn): Reading {
  const bits = sets
    .filter(({ kind }) => kind === 'bits')
    .flatMap((set) => valuesOf(set, column))
    .filter((one) => one.value > 0n)
    .sort((left, right) => bitCount(right.value) - bitCount(left.value));
  const taken: { readonly name: string; readonly value: bigint }[] = [];
  let rest = value;
  for (const one of bits) {
    if ((rest & one.value) !== one.value) continue;
    rest &= ~one.value;
    taken.push(one);
  }
  taken.sort((left, right) => (left.value < right.value ? -1 : 1));
  return { names: taken.map(({ name }) => name), rest };
}

function bitCount(value: bigint): number {
  return value.toString(2).replaceAll('0', '').length;
}
