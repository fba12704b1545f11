import { KeptWith } from '../../base/keptWith.ts';
import { remembering } from '../../base/remembering.ts';
import type { Compiled, CompiledFilter } from '../evaluate/compile.ts';
import { argumentCount, type Condition, datumOf, holds, maskOf } from '../libseccomp/condition.ts';

/** No more argument lists than this are tried for one call. */
const mostProbes = 4096;

const bare: readonly bigint[] = Array.from({ length: argumentCount }, () => 0n);

/**
 * Arguments at which a profile's answer to a call may change: those around what its rules compare with, in all their
 * combinations, and others far from all.
 */
export function probesFor(name: string, profiles: readonly Compiled[]): readonly (readonly bigint[])[] {
  const conditions = profiles.flatMap((profile) =>
    profile.kind === 'filter' ? (conditionsByName(profile).get(name) ?? []) : [],
  );
  return [...Probes.around(conditions)];
}

const known = new KeptWith<CompiledFilter, ReadonlyMap<string, readonly Condition[]>>();

/** The conditions of all rules by the names of their calls: each call of a profile is asked about in turn. */
function conditionsByName(profile: CompiledFilter): ReadonlyMap<string, readonly Condition[]> {
  const before = known.get(profile);
  if (before !== undefined) return before;
  const conditions = new Map<string, Condition[]>();
  for (const attempt of profile.prepared.attempts) {
    const own = conditions.get(attempt.name);
    if (own === undefined) conditions.set(attempt.name, [...attempt.conditions]);
    else own.push(...attempt.conditions);
  }
  known.set(profile, conditions);
  return conditions;
}

/**
 * Argument lists in all combinations of what is tried for each argument, `mostProbes` of them at most. Each is made when it
 * is looked at: many a question is answered by the first ones, and none need be kept.
 */
export class Probes {
  readonly #values: readonly (readonly bigint[])[];
  readonly length: number;

  private constructor(values: readonly ReadonlySet<bigint>[]) {
    this.#values = values.map((each) => [...each]);
    this.length = Math.min(sizeOf(values), mostProbes);
  }

  /** Those around what conditions compare with. */
  static around(conditions: readonly Condition[]): Probes {
    return new Probes(valuesAround(conditions, Number.POSITIVE_INFINITY) ?? []);
  }

  /** The same where there are no more than so many; else undefined. */
  static fewAround(conditions: readonly Condition[], most: number): Probes | undefined {
    const values = valuesAround(conditions, most);
    return values && new Probes(values);
  }

  *[Symbol.iterator](): Generator<readonly bigint[]> {
    for (let position = 0; position < this.length; position++) yield this.#at(position);
  }

  some(is: (args: readonly bigint[]) => boolean): boolean {
    for (const args of this) if (is(args)) return true;
    return false;
  }

  /** What is tried for one of the arguments. */
  valuesFor(argument: number): readonly bigint[] {
    return this.#values[argument] ?? [];
  }

  /** Those with the same first arguments follow each other. */
  #at(position: number): readonly bigint[] {
    const args = [...bare];
    let rest = position;
    for (let index = argumentCount - 1; index >= 0; index--) {
      const values = this.valuesFor(index);
      args[index] = values[rest % values.length] ?? 0n;
      rest = Math.floor(rest / values.length);
    }
    return args;
  }
}

/**
 * Argument lists at which single rules decide, where there are too many around what all of them compare with: of each rule one
 * that meets its conditions, and for each condition one that meets the others alone.
 * @param most of them, about
 */
export function samplesOf(
  rules: readonly (readonly Condition[])[],
  most: number,
): readonly (readonly bigint[])[] {
  const samples: (readonly bigint[])[] = [[]];
  for (const conditions of rules) {
    if (samples.length >= most) break;
    const met = sampleOf(conditions);
    samples.push(met);
    for (const condition of conditions)
      samples.push(met.with(condition.index, argumentFor(condition, false)));
  }
  return samples;
}

/** The argument list that is tried first of those for which all conditions of a rule hold. */
export const sampleOf = remembering((conditions: readonly Condition[]): readonly bigint[] => {
  const met = [...bare];
  for (const condition of conditions) met[condition.index] = argumentFor(condition, true);
  return met;
});

/** An argument for which a condition holds, or does not; 0 where there is none. */
function argumentFor(condition: Condition, isMet: boolean): bigint {
  return [0n, ...edgesOf(condition)].find((value) => holds(condition, value, 64) === isMet) ?? 0n;
}

/** What is tried for each of the six arguments; undefined where that makes more than so many lists of them. */
function valuesAround(
  conditions: readonly Condition[],
  most: number,
): readonly ReadonlySet<bigint>[] | undefined {
  const values = Array.from({ length: argumentCount }, () => new Set([0n]));
  for (const condition of conditions) {
    for (const edge of edgesOf(condition)) values[condition.index]?.add(edge);
    if (sizeOf(values) > most) return undefined;
  }
  return values;
}

/** How many combinations there are. */
function sizeOf(values: readonly ReadonlySet<bigint>[]): number {
  return values.reduce((count, { size }) => count * size, 1);
}

/** The names of a rule have its conditions in common. */
const edgesOf = remembering((condition: Condition): readonly bigint[] => {
  const datum = datumOf(condition);
  const mask = maskOf(condition);
  const edges = [datum, datum - 1n, datum + 1n, datum | (1n << 32n), 0xffff_ffff_ffff_ffffn];
  if (condition.operator === 'MASKED_EQ') edges.push(mask, ~mask, datum | ~mask, mask & -mask);
  return [...new Set(edges.map((value) => BigInt.asUintN(64, value)))];
});
