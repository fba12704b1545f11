import { complementOf, intersectionOf, isEmptySet, type ValueSet } from './valueSet.ts';

/** A product of sets: of each property that is named the values that are meant, of all others every value. */
export type Box = ReadonlyMap<string, ValueSet>;

/** More pieces than these are not followed: it then counts as not concluded. */
const mostPieces = 500;

/** A box with one more condition; undefined where nothing is left in it. */
export function narrowed(box: Box, property: string, to: ValueSet): Box | undefined {
  const known = box.get(property);
  const left = known === undefined ? to : intersectionOf(known, to);
  return isEmptySet(left) ? undefined : new Map(box).set(property, left);
}

/** Whether all of a box lies in some boxes together. `false` also where that would take too long to find out. */
export function isCovered(box: Box, by: readonly Box[]): boolean {
  let left: readonly Box[] = [box];
  for (const other of by) {
    left = left.flatMap((piece) => without(piece, other));
    if (left.length === 0) return true;
    if (left.length > mostPieces) return false;
  }
  return false;
}

/** What is left of a box without another, in pieces that do not overlap. */
function without(box: Box, other: Box): readonly Box[] {
  const pieces: Box[] = [];
  let inside: Box = box;
  for (const [property, values] of other) {
    const outside = narrowed(inside, property, complementOf(values));
    if (outside !== undefined) pieces.push(outside);
    const next = narrowed(inside, property, values);
    // the two have nothing in common
    if (next === undefined) return [box];
    inside = next;
  }
  return pieces;
}

/** Equal for boxes that are written alike. */
export function boxKey(box: Box): string {
  const parts = [...box].map(([property, { isComplement, values }]) =>
    [property, isComplement ? '!' : '=', ...[...values].sort()].join('\u0001'),
  );
  return parts.sort().join('\u0002');
}
