import { argumentCount, type Condition } from '../libseccomp/condition.ts';

/** The conditions of a rule, and those of the rules that a runtime makes of it. */
export interface SplitConditions {
  readonly written: readonly Condition[];
  readonly rules: readonly (readonly Condition[])[];
  readonly split: boolean;
}

/**
 * What runtimes do with several conditions on one argument, which libseccomp refuses in one rule: each becomes a rule of
 * its own, so that any of them is enough where all were meant.
 */
export function splitConditions(written: readonly Condition[]): SplitConditions {
  const indexes = new Set(written.map(({ index }) => index));
  const split = indexes.size < written.length;
  return { written, rules: split ? written.map((condition) => [condition]) : [written], split };
}

export function isArgumentIndex(index: bigint): boolean {
  return index < BigInt(argumentCount);
}
