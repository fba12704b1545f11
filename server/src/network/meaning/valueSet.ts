import type { SelectorRequirement } from '../../kubernetes/labels.ts';

/**
 * Some of the values that a label, or another property, may have: these, or all but these. What is not there is a value,
 * too, since selectors ask for that. With both forms every selector is a product of such sets, one a key, and whether some
 * selectors together cover another is decided exactly, whatever labels there may ever be.
 */
export interface ValueSet {
  readonly isComplement: boolean;
  readonly values: ReadonlySet<string>;
}

/** The value of a label that is not there: no label's value begins so. */
const absent = '\0absent';

export function only(values: Iterable<string>): ValueSet {
  return { isComplement: false, values: new Set(values) };
}

function allBut(values: Iterable<string>): ValueSet {
  return { isComplement: true, values: new Set(values) };
}

/** What a requirement of a selector leaves of its key's values (apimachinery:pkg/labels/selector.go). */
export function valuesOf({ operator, values }: SelectorRequirement): ValueSet {
  switch (operator) {
    case 'In':
      return only(values);
    case 'NotIn':
      return allBut(values);
    case 'Exists':
      return allBut([absent]);
    case 'DoesNotExist':
      return only([absent]);
  }
}

export function complementOf({ isComplement, values }: ValueSet): ValueSet {
  return { isComplement: !isComplement, values };
}

export function intersectionOf(left: ValueSet, right: ValueSet): ValueSet {
  if (left.isComplement && right.isComplement) return allBut([...left.values, ...right.values]);
  const [listed, other] = left.isComplement ? [right, left] : [left, right];
  return only([...listed.values].filter((value) => other.values.has(value) !== other.isComplement));
}

/** All but some values are never none: there is no end of values. */
export function isEmptySet({ isComplement, values }: ValueSet): boolean {
  return !isComplement && values.size === 0;
}
