import { KeptWith } from '../../base/keptWith.ts';
import { once } from '../../base/once.ts';
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
  readonly #conditions: readonly Condition[];
  readonly #tried: () => readonly Tried[];

  private constructor(
    conditions: readonly Condition[],
    values: () => readonly ReadonlySet<bigint>[] | undefined,
  ) {
    this.#conditions = conditions;
    this.#tried = once(() => inTurn(values() ?? []));
  }

  /** Those around what conditions compare with. */
  static around(conditions: readonly Condition[]): Probes {
    return new Probes(conditions, () => valuesAround(conditions, Number.POSITIVE_INFINITY));
  }

  /** Those around the conditions of rules where there are no more than so many; else undefined. */
  static fewAround(rules: readonly (readonly Condition[])[], most: number): Probes | undefined {
    const conditions: Condition[] = [];
    for (const rule of rules) conditions.push(...rule);
    // Mostly they are few by any count, and none is ever looked at.
    if (atMostAround(conditions, most) <= most) return Probes.around(conditions);
    const values = valuesAround(conditions, most);
    return values && new Probes(conditions, () => values);
  }

  get length(): number {
    const [first] = this.#tried();
    return first === undefined ? 1 : Math.min(first.values.length * first.step, mostProbes);
  }

  *[Symbol.iterator](): Generator<readonly bigint[]> {
    const { length } = this;
    for (let position = 0; position < length; position++) yield this.#at(position);
  }

  /** Those of them that have one of some values for one of the arguments. */
  *having(argument: number, values: ReadonlySet<bigint>): Generator<readonly bigint[]> {
    const { length } = this;
    const tried = this.#tried()[argument];
    if (tried === undefined) return;
    for (let position = 0; position < length; position++) {
      if (values.has(valueAt(tried, position))) yield this.#at(position);
    }
  }

  some(is: (args: readonly bigint[]) => boolean): boolean {
    // Rules mostly agree on what is far from all that they compare with, and the others need not be made then.
    if (is(this.#far())) return true;
    for (const args of this) if (is(args)) return true;
    return false;
  }

  /** The largest value for each argument that something is compared with: one of the lists. */
  #far(): readonly bigint[] {
    const far = [...bare];
    for (const { index } of this.#conditions) if (index < argumentCount) far[index] = ones;
    return far;
  }

  /** What is tried for one of the arguments. */
  valuesFor(argument: number): readonly bigint[] {
    return this.#tried()[argument]?.values ?? [];
  }

  #at(position: number): readonly bigint[] {
    return this.#tried().map((tried) => valueAt(tried, position));
  }
}

/** What is tried for one argument. */
interface Tried {
  readonly values: readonly bigint[];
  /** How many lists follow each other with one of the values: those with the same first arguments do. */
  readonly step: number;
}

function inTurn(values: readonly ReadonlySet<bigint>[]): readonly Tried[] {
  let step = 1;
  return values
    .toReversed()
    .map((each) => {
      const tried = { values: [...each], step };
      step *= each.size;
      return tried;
    })
    .reverse();
}

function valueAt({ values, step }: Tried, position: number): bigint {
  return values[Math.floor(position / step) % values.length] ?? 0n;
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
  return [0n, ...edgesOf(condition).all].find((value) => holds(condition, value, 64) === isMet) ?? 0n;
}

/** What is tried for each of the six arguments; undefined where that makes more than so many lists of them. */
function valuesAround(
  conditions: readonly Condition[],
  most: number,
): readonly ReadonlySet<bigint>[] | undefined {
  const values = Array.from({ length: argumentCount }, () => new Set([0n]));
  const isMaskKnown = masksInTurn();
  for (const condition of conditions) {
    const { all, ofDatum } = edgesOf(condition);
    for (const edge of isMaskKnown(condition) ? ofDatum : all) values[condition.index]?.add(edge);
    if (sizeOf(values) > most) return undefined;
  }
  return values;
}

/** How many combinations there are. */
function sizeOf(values: readonly ReadonlySet<bigint>[]): number {
  return values.reduce((count, { size }) => count * size, 1);
}

/** How many there are at most; counted until there are more than so many. */
function atMostAround(conditions: readonly Condition[], most: number): number {
  const counts = Array.from({ length: argumentCount }, () => 1);
  const isMaskKnown = masksInTurn();
  let combinations = 1;
  for (const condition of conditions) {
    const { index, operator } = condition;
    const before = counts[index];
    if (before === undefined) continue;
    const { all, ofDatum } = operator === 'MASKED_EQ' ? mostEdges.masked : mostEdges.plain;
    const after = before + (isMaskKnown(condition) ? ofDatum : all);
    counts[index] = after;
    combinations = (combinations / before) * after;
    if (combinations > most) break;
  }
  return combinations;
}

/** Tells of one condition after the other whether the one before on the same argument has the same mask. */
function masksInTurn(): (condition: Condition) => boolean {
  const before: (Condition | undefined)[] = [];
  return (condition) => {
    const last = before[condition.index];
    before[condition.index] = condition;
    return last !== undefined && hasSameMask(last, condition);
  };
}

function hasSameMask(left: Condition, right: Condition): boolean {
  const isMasked = left.operator === 'MASKED_EQ';
  return isMasked === (right.operator === 'MASKED_EQ') && (!isMasked || left.value === right.value);
}

interface Edges {
  readonly all: readonly bigint[];
  /** Without those that any condition with the same mask has. */
  readonly ofDatum: readonly bigint[];
}

/** How many edges a condition has at most. */
const mostEdges = { plain: { all: 5, ofDatum: 4 }, masked: { all: 9, ofDatum: 5 } };

/** The names of a rule have its conditions in common. */
export const edgesOf = remembering((condition: Condition): Edges => {
  const mask = maskOf(condition);
  const datum = datumOf(condition) & mask;
  const edges = [datum, datum - 1n, datum + 1n, datum | (1n << 32n), ones];
  const ofMask = [ones];
  if (condition.operator === 'MASKED_EQ') {
    edges.push(mask, ~mask, datum | ~mask, mask & -mask);
    ofMask.push(mask, ~mask, mask & -mask);
  }
  const all = [...new Set(edges.map(unsigned))];
  const known = new Set(ofMask.map(unsigned));
  return { all, ofDatum: all.filter((edge) => !known.has(edge)) };
});

const ones = 0xffff_ffff_ffff_ffffn;

function unsigned(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}
