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
  return probesAround(
    profiles.flatMap((profile) =>
      profile.kind === 'filter' ? (conditionsByName(profile).get(name) ?? []) : [],
    ),
  );
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

/** Argument lists around what conditions compare with, `mostProbes` of them at most. */
export function probesAround(conditions: readonly Condition[]): readonly (readonly bigint[])[] {
  return probesOf(valuesAround(conditions, Number.POSITIVE_INFINITY) ?? []);
}

/** The same where there are no more than so many; else undefined. */
export function fewProbesAround(
  conditions: readonly Condition[],
  most: number,
): readonly (readonly bigint[])[] | undefined {
  const values = valuesAround(conditions, most);
  return values && probesOf(values);
}

function probesOf(tried: readonly ReadonlySet<bigint>[]): readonly (readonly bigint[])[] {
  let probes: readonly (readonly bigint[])[] = [bare];
  // Most arguments are compared with nothing.
  for (const [index, values] of tried.entries()) if (values.size > 1) probes = varied(probes, index, values);
  return probes;
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
    if (values.reduce((count, { size }) => count * size, 1) > most) return undefined;
  }
  return values;
}

/** Each list with each value for one of its arguments, as far as they are tried. */
function varied(
  probes: readonly (readonly bigint[])[],
  index: number,
  values: ReadonlySet<bigint>,
): readonly (readonly bigint[])[] {
  const lists: (readonly bigint[])[] = [];
  for (const probe of probes) {
    for (const value of values) {
      if (lists.length === mostProbes) return lists;
      lists.push(probe.with(index, value));
    }
  }
  return lists;
}

/** The names of a rule have its conditions in common. */
const edgesOf = remembering((condition: Condition): readonly bigint[] => {
  const datum = datumOf(condition);
  const mask = maskOf(condition);
  const edges = [datum, datum - 1n, datum + 1n, datum | (1n << 32n), 0xffff_ffff_ffff_ffffn];
  if (condition.operator === 'MASKED_EQ') edges.push(mask, ~mask, datum | ~mask, mask & -mask);
  return [...new Set(edges.map((value) => BigInt.asUintN(64, value)))];
});
