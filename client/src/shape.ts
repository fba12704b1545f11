/**
 * Small checks of values that came over a message channel. A value that is not there counts as `undefined`:
 * serialising drops keys whose value is undefined.
 */
export type Shape<T> = (value: unknown) => value is T;

export const text: Shape<string> = (value) => typeof value === 'string';

export const flag: Shape<boolean> = (value) => typeof value === 'boolean';

/** A length in pixels. */
export const amount: Shape<number> = (value): value is number => typeof value === 'number' && value >= 0;

/** Said to be not there, which is more than not being said. */
export const nothing: Shape<null> = (value) => value === null;

/** A line, a character, a revision: whole and not negative. */
export const count: Shape<number> = (value): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

export function oneOf<const T extends string>(...choices: readonly T[]): Shape<T> {
  const known = new Set<string>(choices);
  return (value): value is T => typeof value === 'string' && known.has(value);
}

export function listOf<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((entry) => item(entry));
}

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value): value is T | undefined => value === undefined || shape(value);
}

export function either<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return (value): value is A | B => first(value) || second(value);
}

/** Every field fits; fields that are not named are let through, so that a newer sender may say more. */
export function record<T extends object>(
  fields: {
    readonly [K in keyof T]-?: Shape<T[K]> | Shape<T[K] | undefined>;
  },
): Shape<T> {
  const entries = Object.entries<Shape<unknown>>(fields);
  return (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    entries.every(([key, shape]) => shape(Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined));
}

/** A record that its `key` field tells apart from its siblings. */
export function tagged<const K extends string, T extends { readonly [P in K]: string }>(
  key: K,
  variants: { readonly [V in T[K]]: Shape<Extract<T, { readonly [P in K]: V }>> },
): Shape<T> {
  const shapes = new Map(Object.entries<Shape<T>>(variants));
  return (value): value is T => {
    if (typeof value !== 'object' || value === null) return false;
    const tag: unknown = Reflect.get(value, key);
    return typeof tag === 'string' && shapes.get(tag)?.(value) === true;
  };
}
