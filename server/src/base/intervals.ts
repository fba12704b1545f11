/**
 * Sets of whole numbers as sorted lists of intervals: ports and IPv4 addresses as numbers, IPv6 addresses as BigInt.
 * Every set here is in normal form: intervals are not empty, ascending, and never touch each other.
 */
export type Ordinal = number | bigint;

/** Both ends belong to it. */
export interface Interval<T extends Ordinal> {
  readonly first: T;
  readonly last: T;
}

export type IntervalSet<T extends Ordinal> = readonly Interval<T>[];

function successor<T extends Ordinal>(value: T): T {
  const next: Ordinal = typeof value === 'bigint' ? value + 1n : Number(value) + 1;
  return next as T;
}

function predecessor<T extends Ordinal>(value: T): T {
  const previous: Ordinal = typeof value === 'bigint' ? value - 1n : Number(value) - 1;
  return previous as T;
}

function ascending<T extends Ordinal>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The normal form of intervals in any order, which may overlap; those that end before they begin are left out. */
export function normalise<T extends Ordinal>(intervals: readonly Interval<T>[]): IntervalSet<T> {
  const sorted = intervals
    .filter(({ first, last }) => first <= last)
    .sort((left, right) => ascending(left.first, right.first));
  const result: Interval<T>[] = [];
  for (const next of sorted) {
    const open = result.at(-1);
    if (open === undefined || next.first > successor(open.last)) result.push(next);
    else if (next.last > open.last) result[result.length - 1] = { first: open.first, last: next.last };
  }
  return result;
}

export function union<T extends Ordinal>(left: IntervalSet<T>, right: IntervalSet<T>): IntervalSet<T> {
  if (left.length === 0 || left === right) return right;
  if (right.length === 0) return left;
  return normalise([...left, ...right]);
}

export function intersect<T extends Ordinal>(left: IntervalSet<T>, right: IntervalSet<T>): IntervalSet<T> {
  if (left === right) return left;
  const result: Interval<T>[] = [];
  let i = 0;
  let j = 0;
  for (let a = left[i], b = right[j]; a !== undefined && b !== undefined; a = left[i], b = right[j]) {
    const first = a.first > b.first ? a.first : b.first;
    const last = a.last < b.last ? a.last : b.last;
    if (first <= last) result.push({ first, last });
    if (a.last < b.last) i++;
    else j++;
  }
  return result;
}

/** What is in `left` and not in `right`. */
export function subtract<T extends Ordinal>(left: IntervalSet<T>, right: IntervalSet<T>): IntervalSet<T> {
  if (right.length === 0) return left;
  const result: Interval<T>[] = [];
  let j = 0;
  for (const { first, last } of left) {
    let from = first;
    for (let hole = right[j]; hole !== undefined && hole.first <= last; hole = right[j]) {
      if (hole.first > from) result.push({ first: from, last: predecessor(hole.first) });
      if (hole.last >= from) from = successor(hole.last);
      // a hole that reaches beyond this interval may cut the next one too
      if (hole.last > last) break;
      j++;
    }
    if (from <= last) result.push({ first: from, last });
  }
  return result;
}

export function contains<T extends Ordinal>(set: IntervalSet<T>, value: T): boolean {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const interval = set[middle];
    if (interval === undefined || value < interval.first) high = middle;
    else if (value > interval.last) low = middle + 1;
    else return true;
  }
  return false;
}

/** Says of numbers, asked in ascending order, whether they are in the set. */
export function walk<T extends Ordinal>(set: IntervalSet<T>): (value: T) => boolean {
  let at = 0;
  return (value) => {
    let interval = set[at];
    while (interval !== undefined && interval.last < value) interval = set[++at];
    return interval !== undefined && interval.first <= value;
  };
}

export function isSubset<T extends Ordinal>(part: IntervalSet<T>, whole: IntervalSet<T>): boolean {
  if (part === whole) return true;
  let j = 0;
  return part.every(({ first, last }) => {
    for (let around = whole[j]; around !== undefined; around = whole[++j]) {
      if (around.last >= first) return around.first <= first && last <= around.last;
    }
    return false;
  });
}

export function overlaps<T extends Ordinal>(left: IntervalSet<T>, right: IntervalSet<T>): boolean {
  let j = 0;
  return left.some(({ first, last }) => {
    while (j < right.length && (right[j]?.last ?? last) < first) j++;
    const next = right[j];
    return next !== undefined && next.first <= last;
  });
}

export function equals<T extends Ordinal>(left: IntervalSet<T>, right: IntervalSet<T>): boolean {
  if (left === right) return true;
  return (
    left.length === right.length &&
    left.every(({ first, last }, index) => first === right[index]?.first && last === right[index]?.last)
  );
}

/** How many numbers the set holds; BigInt, for the IPv6 space is larger than a number can count. */
export function size<T extends Ordinal>(set: IntervalSet<T>): bigint {
  return set.reduce((total, { first, last }) => total + BigInt(last) - BigInt(first) + 1n, 0n);
}

/** Cuts a set at every end of the given intervals: in a piece, either all numbers or none lie in any of them. */
export function cut<T extends Ordinal>(
  set: IntervalSet<T>,
  at: readonly Interval<T>[],
): readonly Interval<T>[] {
  const starts = [...new Set(at.flatMap(({ first, last }) => [first, successor(last)]))].sort(ascending);
  const pieces: Interval<T>[] = [];
  let next = 0;
  for (const { first, last } of set) {
    let from = first;
    for (let start = starts[next]; start !== undefined && start <= last; start = starts[++next]) {
      if (start <= from) continue;
      pieces.push({ first: from, last: predecessor(start) });
      from = start;
    }
    pieces.push({ first: from, last });
  }
  return pieces;
}
