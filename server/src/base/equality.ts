/**
 * Whether two plain values (objects, arrays, maps, sets, primitives) mean the same.
 * Used to keep the identity of what an edit did not change, so that nothing behind it is computed again.
 * @param apart a key whose values do not count, in every object
 */
export function isSame(left: unknown, right: unknown, apart?: string): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (left instanceof Map) return right instanceof Map && isSame([...left], [...right], apart);
  if (left instanceof Set) return right instanceof Set && isSame([...left], [...right], apart);
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => isSame(item, right[index], apart))
    );
  }
  if (!isPlain(left) || !isPlain(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && (key === apart || isSame(left[key], right[key], apart)))
  );
}

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  return !Array.isArray(value);
}

/** Whether two lists hold the same items, by identity. */
export function isSameList(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left === right) return true;
  return left.length === right.length && left.every((item, index) => Object.is(item, right[index]));
}

/** A list that keeps `previous` where nothing in it changed, item by item. */
export function keepIdentity<T>(previous: readonly T[] | undefined, next: readonly T[]): readonly T[] {
  return previous !== undefined && isSameList(previous, next) ? previous : next;
}

/** What was there before where the new value means the same. */
export function keepSame<T>(previous: T | undefined, next: T): T {
  return previous !== undefined && isSame(previous, next) ? previous : next;
}
