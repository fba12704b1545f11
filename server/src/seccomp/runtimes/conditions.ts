import { argumentCount, type Condition } from '../libseccomp/condition.ts';

/**
 * What runtimes do with several conditions on one argument, which libseccomp refuses in one rule: each becomes a rule of
 * its own, so that any of them is enough where all were meant.
 */
export function splitConditions(conditions: readonly Condition[]): {
  readonly rules: readonly (readonly Condition[])[];
  readonly split: boolean;
} {
  if (conditions.length < 2) return { rules: [conditions], split: false };
  const indexes = new Set(conditions.map(({ index }) => index));
  const split = indexes.size < conditions.length;
  return { rules: split ? conditions.map((condition) => [condition]) : [conditions], split };
}

export function isArgumentIndex(index: bigint): boolean {
  return index < BigInt(argumentCount);
}
