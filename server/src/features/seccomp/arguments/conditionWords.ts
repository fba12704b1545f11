import { enumerate } from '../../../base/words.ts';
import { constantsAt, type Pinned } from '../../../seccomp/arguments/constantsAt.ts';
import { isWholeMask, readMask } from '../../../seccomp/arguments/readMask.ts';
import { hexadecimal, readingText, readValue, valuesOf } from '../../../seccomp/arguments/readValue.ts';
import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import type { ConstantSet } from '../../../seccomp/knowledge/constants.ts';
import { argumentAt } from '../../../seccomp/knowledge/prototypes.ts';
import { otherPrototypes } from '../../../seccomp/knowledge/syscallArguments.ts';
import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import { code } from '../../hover/markdown.ts';
import type { ArgumentCondition } from '../written/argumentConditions.ts';

/**
 * When a condition holds, as a clause: `none of CLONE_NEWNS and CLONE_NEWUSER is set in clone_flags`.
 * @param call whose argument it is; undefined where the rule is for several that have nothing in common
 */
export function conditionWords(
  condition: ArgumentCondition,
  call: string | undefined,
  column: SyscallColumn,
  pinned: Pinned,
): string {
  const { index, operator, value } = condition;
  const subject = argumentTitle(call, index, column);
  const sets = call === undefined ? [] : constantsAt(call, index, column, pinned);
  if (operator === 'MASKED_EQ') return maskedWords(condition, subject, sets, column);
  return `${subject} ${comparisons[operator]} ${valueWords(value, sets, column, isOrder(operator))}`;
}

const comparisons: Readonly<Record<Exclude<ArgumentCondition['operator'], 'MASKED_EQ'>, string>> = {
  NE: 'is not',
  EQ: 'is',
  LT: 'is less than',
  LE: 'is at most',
  GE: 'is at least',
  GT: 'is greater than',
};

/** Flags are in no order. */
export function isOrder(operator: ArgumentCondition['operator']): boolean {
  return ['LT', 'LE', 'GE', 'GT'].includes(operator);
}

/** The name that the prototype gives, else the place. Of a pointer a filter sees where it points to. */
function argumentTitle(call: string | undefined, index: number, column: SyscallColumn): string {
  const declared = call === undefined ? undefined : argumentDeclaration(call, index, column);
  if (call === undefined || declared === undefined) return `argument ${index}`;
  return isAddress(call, index, column) ? `the address in ${code(declared.name)}` : code(declared.name);
}

/** Whether an argument is a pointer, on an architecture. */
export function isAddress(call: string, index: number, column: SyscallColumn): boolean {
  const isPointer = argumentDeclaration(call, index, column)?.type.includes('*');
  return isPointer === true || argumentAt(call, index, column)?.type.pointer === true;
}

export interface ArgumentDeclaration {
  /** `unsigned long` */
  readonly type: string;
  readonly name: string;
}

/** How C declares an argument on an architecture, at the place where a filter sees it there. */
export function argumentDeclaration(
  call: string,
  index: number,
  column: SyscallColumn,
): ArgumentDeclaration | undefined {
  const other = otherPrototypes(call).get(column);
  if (other === undefined) {
    const argument = syscallNamed(call)?.arguments?.[index];
    return argument && { type: argument.type.text, name: argument.name };
  }
  const [, type, name] = /^(.*?)\s*(\w+)$/.exec(other[index] ?? '') ?? [];
  return type === undefined || name === undefined ? undefined : { type, name };
}

function valueWords(
  value: bigint,
  sets: readonly ConstantSet[],
  column: SyscallColumn,
  isOrdered: boolean,
): string {
  const reading = isOrdered && sets[0]?.kind === 'bits' ? undefined : readValue(value, sets, column);
  return reading === undefined
    ? code(numberText(value))
    : `${code(readingText(reading))} (${numberText(value)})`;
}

/** Large numbers in hexadecimal. */
function numberText(value: bigint): string {
  return value > largestDecimal ? hexadecimal(value) : String(value);
}

const largestDecimal = 0xffffn;

function maskedWords(
  { value: mask, valueTwo }: ArgumentCondition,
  subject: string,
  sets: readonly ConstantSet[],
  column: SyscallColumn,
): string {
  const wanted = valueTwo & mask;
  if (mask === 0n) return `${subject} is whatever it is, since the mask is 0`;
  if (isWholeMask(mask)) {
    const whose = mask === lowerHalf ? 'of which the lower 32 bits count, is' : 'is';
    return `${subject}${mask === lowerHalf ? ', ' : ' '}${whose} ${valueWords(wanted, sets, column, false)}`;
  }
  const flags = readMask(mask, sets, column);
  if (flags === undefined) return bitWords(mask, wanted, subject, sets, column);
  const names = enumerate(groupNames(flags.names, sets, column), 'and');
  if (flags.isAllBut) {
    const rest = wanted === 0n ? 'no bit' : `exactly ${code(hexadecimal(wanted))}`;
    return `${rest} is set in ${subject} besides ${names}, which may be`;
  }
  const isOne = flags.names.length === 1;
  if (wanted === 0n)
    return isOne ? `${names} is not set in ${subject}` : `none of ${names} is set in ${subject}`;
  if (wanted === mask)
    return isOne ? `${names} is set in ${subject}` : `all of ${names} are set in ${subject}`;
  const set = readMask(wanted, sets, column);
  const wantedNames = set === undefined ? code(hexadecimal(wanted)) : enumerate(set.names.map(code));
  return `of ${names} exactly ${wantedNames} is set in ${subject}`;
}

const lowerHalf = 0xffff_ffffn;

/** Bits of a mask that are no flags: a part of the argument, such as the type of a socket without its flags. */
function bitWords(
  mask: bigint,
  wanted: bigint,
  subject: string,
  sets: readonly ConstantSet[],
  column: SyscallColumn,
): string {
  const reading = sets[0]?.kind === 'values' ? readValue(wanted, sets, column) : undefined;
  const text =
    reading === undefined
      ? code(numberText(wanted))
      : `${code(readingText(reading))} (${numberText(wanted)})`;
  return `${subject} & ${code(hexadecimal(mask))} is ${text}`;
}

/** Flags that together are known by a name of their own: all namespaces that the call can make. */
function groupNames(
  names: readonly string[],
  sets: readonly ConstantSet[],
  column: SyscallColumn,
): readonly string[] {
  const all = sets.flatMap((set) => valuesOf(set, column)).filter(({ name }) => makesNamespace(name));
  const isAll = all.length > 1 && all.every(({ name }) => names.includes(name));
  if (!isAll) return names.map(code);
  const [own, others] = [names.filter(makesNamespace), names.filter((name) => !makesNamespace(name))];
  return [`the namespace flags (${enumerate(own.map(code))})`, ...others.map(code)];
}

function makesNamespace(name: string): boolean {
  return name.startsWith('CLONE_NEW');
}
