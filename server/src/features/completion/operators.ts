import { selectorOperators } from '../../manifests/admission/schema.ts';

/** `In` and `NotIn` are refused without values, the others with them. */
export function needsValues(operator: unknown): boolean {
  return operator === 'In' || operator === 'NotIn';
}

/**
 * The operators that go with what stands at `values`.
 * @param values undefined where the key is not there, so that all are possible
 */
export function operatorsBeside(values: unknown): readonly string[] {
  if (values === undefined) return selectorOperators;
  const hasValues = Array.isArray(values) ? values.length > 0 : values !== null;
  return selectorOperators.filter((operator) => needsValues(operator) === hasValues);
}
