import type { Origin } from '../../base/origin.ts';

/** One item of a rule's `args` as the operator reads it. */
export interface WrittenCondition {
  readonly index: bigint;
  /** With its prefix: `SCMP_CMP_EQ`. */
  readonly operator: string;
  readonly value: bigint;
  readonly valueTwo: bigint;
  readonly origin: Origin;
}

/** The same for all lists with the same conditions, in whatever order they are written. */
export function conditionsKey(conditions: readonly WrittenCondition[]): string {
  return sorted(conditions).map(keyOf).join(';');
}

function keyOf({ index, operator, value, valueTwo }: WrittenCondition): string {
  return `${index}:${operator}:${value}:${valueTwo}`;
}

/** By argument, value and operator. */
export function sorted(conditions: readonly WrittenCondition[]): readonly WrittenCondition[] {
  return conditions.toSorted(
    (left, right) =>
      compare(left.index, right.index) ||
      compare(left.value, right.value) ||
      compare(left.valueTwo, right.valueTwo) ||
      compare(left.operator, right.operator),
  );
}

/** Of two numbers or texts: below zero where the first comes first. */
export function compare<T extends bigint | string>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether one list holds every condition of the other, so that it holds for no call for which the other does not. */
export function contains(all: readonly WrittenCondition[], some: readonly WrittenCondition[]): boolean {
  const keys = new Set(all.map(keyOf));
  return some.every((condition) => keys.has(keyOf(condition)));
}

/** Whether two lists surely never hold for the same call; false where that is not sure. */
export function areDisjoint(left: readonly WrittenCondition[], right: readonly WrittenCondition[]): boolean {
  return left.some((one) => right.some((other) => one.index === other.index && excludeEachOther(one, other)));
}

function excludeEachOther(one: WrittenCondition, other: WrittenCondition): boolean {
  if (one.operator === 'SCMP_CMP_EQ') return !holdsFor(other, one.value);
  if (other.operator === 'SCMP_CMP_EQ') return !holdsFor(one, other.value);
  const [own, foreign] = [rangeOf(one), rangeOf(other)];
  if (own === undefined || foreign === undefined) return false;
  return own.last < foreign.first || foreign.last < own.first;
}

const largest = 0xffff_ffff_ffff_ffffn;

/** The values that a comparison holds for; undefined where they are no range, or there are none. */
function rangeOf({ operator, value }: WrittenCondition): { first: bigint; last: bigint } | undefined {
  switch (operator) {
    case 'SCMP_CMP_LT':
      return value === 0n ? undefined : { first: 0n, last: value - 1n };
    case 'SCMP_CMP_LE':
      return { first: 0n, last: value };
    case 'SCMP_CMP_GT':
      return value === largest ? undefined : { first: value + 1n, last: largest };
    case 'SCMP_CMP_GE':
      return { first: value, last: largest };
    default:
      return undefined;
  }
}

function holdsFor({ operator, value, valueTwo }: WrittenCondition, argument: bigint): boolean {
  switch (operator) {
    case 'SCMP_CMP_NE':
      return argument !== value;
    case 'SCMP_CMP_LT':
      return argument < value;
    case 'SCMP_CMP_LE':
      return argument <= value;
    case 'SCMP_CMP_EQ':
      return argument === value;
    case 'SCMP_CMP_GE':
      return argument >= value;
    case 'SCMP_CMP_GT':
      return argument > value;
    case 'SCMP_CMP_MASKED_EQ':
      return (argument & value) === valueTwo;
    default:
      return false;
  }
}

const opposites: ReadonlyMap<string, string> = new Map(
  ['EQ NE', 'NE EQ', 'LT GE', 'GE LT', 'LE GT', 'GT LE'].map((pair) => {
    const [operator = '', opposite = ''] = pair.split(' ');
    return [`SCMP_CMP_${operator}`, `SCMP_CMP_${opposite}`];
  }),
);

/** What holds for exactly the other values of the argument; undefined for comparisons under a mask. */
export function oppositeOf(condition: WrittenCondition): WrittenCondition | undefined {
  const operator = opposites.get(condition.operator);
  return operator === undefined ? undefined : { ...condition, operator, valueTwo: 0n };
}
