import type { Pinned } from '../../../seccomp/arguments/constantsAt.ts';
import { argumentCount, type Operator } from '../../../seccomp/libseccomp/condition.ts';
import { fieldOf, objectsIn, textOf } from '../../../seccomp/profile/access.ts';
import type { RawObject, RawValue } from '../../../seccomp/rawProfile.ts';

/** A condition on an argument as it is written. */
export interface ArgumentCondition {
  readonly index: number;
  readonly operator: Operator;
  readonly value: bigint;
  readonly valueTwo: bigint;
  readonly object: RawObject;
}

/** The conditions of a rule that can be read. */
export interface ArgumentConditions {
  readonly list: readonly ArgumentCondition[];
  /** Several conditions on one argument are alternatives, since runtimes then make a rule of each condition. */
  readonly isEither: boolean;
  /** What an argument must be wherever the rule holds. */
  readonly pinned: Pinned;
}

/** @returns undefined where one of the conditions can't be read, so that nothing can be said of all together */
export function argumentConditions(rule: RawObject): ArgumentConditions | undefined {
  const objects = objectsIn(rule, 'args');
  const list = objects.flatMap((object) => argumentCondition(object) ?? []);
  if (list.length < objects.length) return undefined;
  const isEither = new Set(list.map(({ index }) => index)).size < list.length;
  const pinned: Pinned = (index) => {
    const condition = isEither ? undefined : list.find((one) => one.index === index);
    return condition && pinnedValue(condition);
  };
  return { list, isEither, pinned };
}

/** @returns undefined where a part of it is missing or is none */
export function argumentCondition(object: RawObject): ArgumentCondition | undefined {
  const index = unsigned(fieldOf(object, 'index'));
  const value = unsigned(fieldOf(object, 'value'));
  const valueTwo = unsigned(fieldOf(object, 'valueTwo'));
  const operator = operators.get(textOf(object, 'op') ?? '');
  if (operator === undefined || index === undefined || value === undefined || valueTwo === undefined) {
    return undefined;
  }
  return index >= argumentCount ? undefined : { index: Number(index), operator, value, valueTwo, object };
}

const operators: ReadonlyMap<string, Operator> = new Map(
  (['NE', 'LT', 'LE', 'EQ', 'GE', 'GT', 'MASKED_EQ'] as const).map((name) => [`SCMP_CMP_${name}`, name]),
);

const largest = 2n ** 64n - 1n;
const lowerHalf = 0xffff_ffffn;

/** What is left out is 0. */
function unsigned(field: RawValue | undefined): bigint | undefined {
  if (field === undefined) return 0n;
  if (field.kind !== 'number' || (typeof field.value === 'number' && !Number.isSafeInteger(field.value))) {
    return undefined;
  }
  const value = BigInt(field.value);
  return value < 0n || value > largest ? undefined : value;
}

/** A comparison of the lower half tells all of what the kernel reads as 32 bits. */
function pinnedValue({ operator, value, valueTwo }: ArgumentCondition): bigint | undefined {
  if (operator === 'EQ') return value;
  return operator === 'MASKED_EQ' && (value === lowerHalf || value === largest)
    ? valueTwo & value
    : undefined;
}
