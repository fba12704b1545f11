import { remembering } from '../../../base/remembering.ts';
import { actionNamed } from '../../../seccomp/knowledge/actions.ts';
import { fieldOf, listItems, textOf } from '../../../seccomp/profile/access.ts';
import type { RawObject } from '../../../seccomp/rawProfile.ts';
import { argumentConditions } from '../../seccomp/written/argumentConditions.ts';
import { meaningOf } from './sameRule.ts';
import { namedIn, type WrittenProfile, type WrittenRule } from './writtenProfile.ts';

/** What of a rule decides whether it beats others for a call, or is beaten. */
interface Standing {
  readonly rule: WrittenRule;
  readonly meaning: string;
  readonly hasConditions: boolean;
  /** Whether a runtime may take its conditions for none: a mask of 0, or a value of 0, which youki takes for the mask. */
  readonly mayBeAlways: boolean;
  /** The hosts and capabilities that it depends on; '' where on none. */
  readonly guard: string;
  /** Whether it has another action than the default one, so that every runtime hands it to libseccomp. */
  readonly isAdded: boolean;
}

/**
 * Finds the names in rules that never decide, on any host, as libseccomp combines rules: what says the same as an earlier
 * rule, what has conditions beside a rule that has none, and what comes behind a rule without conditions.
 * @returns the indexes of the dead names by their rules
 */
export function deadNames({ body, rules }: WrittenProfile): ReadonlyMap<WrittenRule, ReadonlySet<number>> {
  const repeated = namedTwice(rules);
  if (repeated.size === 0) return new Map();
  const standings = rules.map((rule) =>
    namedIn(rule).some((name) => repeated.has(name)) ? standingOf(rule, body) : undefined,
  );
  const rivals = rivalsByName(standings, repeated);
  const dead = new Map<WrittenRule, Set<number>>();
  for (const rule of rules) {
    if (!rule.isPlain) continue;
    const own = standings[rule.index];
    const seen = new Set<string>();
    for (const [index, { value }] of rule.names.entries()) {
      if (!repeated.has(value)) continue;
      const isRepeated = seen.has(value);
      seen.add(value);
      if (!isRepeated && (own === undefined || !isBeaten(own, rivals.get(value)))) continue;
      const indexes = dead.get(rule) ?? new Set<number>();
      dead.set(rule, indexes.add(index));
    }
  }
  return dead;
}

/** What may beat the rules for one call. */
interface Rivals {
  /** The place of the first rule that says something, by what it says. */
  readonly first: Map<string, number>;
  /** Rules without conditions that are surely handed to libseccomp. */
  readonly unconditional: Standing[];
}

function rivalsByName(
  standings: readonly (Standing | undefined)[],
  names: ReadonlySet<string>,
): ReadonlyMap<string, Rivals> {
  const byName = new Map<string, Rivals>();
  for (const standing of standings) {
    if (standing === undefined) continue;
    const { rule, meaning, hasConditions, isAdded } = standing;
    for (const name of new Set(namedIn(rule))) {
      if (!names.has(name)) continue;
      const rivals: Rivals = byName.get(name) ?? { first: new Map(), unconditional: [] };
      byName.set(name, rivals);
      if (!rivals.first.has(meaning)) rivals.first.set(meaning, rule.index);
      if (isAdded && !hasConditions) rivals.unconditional.push(standing);
    }
  }
  return byName;
}

function isBeaten(own: Standing, rivals: Rivals | undefined): boolean {
  if (rivals === undefined) return false;
  const first = rivals.first.get(own.meaning) ?? own.rule.index;
  return first < own.rule.index || rivals.unconditional.some((other) => beats(other, own));
}

/** The names that stand in rules more than once. */
function namedTwice(rules: readonly WrittenRule[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of rules.flatMap(namedIn)) {
    if (seen.has(name)) twice.add(name);
    seen.add(name);
  }
  return twice;
}

/** @returns undefined for a rule with conditions that can't be read */
function standingOf(rule: WrittenRule, body: RawObject): Standing | undefined {
  const { readable } = takenFrom(rule.object);
  return readable && { ...readable, rule, isAdded: isUnlikeDefault(rule.object, body) };
}

/** What a rule says by itself; an edit leaves most rules alone. */
const takenFrom = remembering(
  (object: RawObject): { readonly readable: Omit<Standing, 'rule' | 'isAdded'> | undefined } => {
    const list = argumentConditions(object)?.list;
    if (list === undefined || listItems(object, 'args').length !== list.length)
      return { readable: undefined };
    const guards = ['includes', 'excludes'].flatMap((key) => {
      const value = fieldOf(object, key);
      return value === undefined ? [] : [`${key} ${value.kind === 'object' ? meaningOf(value) : ''}`];
    });
    return {
      readable: {
        meaning: meaningOf(object),
        hasConditions: list.length > 0,
        mayBeAlways: list.some(
          ({ operator, value, valueTwo }) => operator === 'MASKED_EQ' && (value === 0n || valueTwo === 0n),
        ),
        guard: guards.join(),
      },
    };
  },
);

/** @param other a rule without conditions */
function beats(other: Standing, own: Standing): boolean {
  if (other.rule === own.rule || (other.guard !== '' && other.guard !== own.guard)) return false;
  return other.rule.index < own.rule.index || (own.hasConditions && !own.mayBeAlways);
}

/** Of actions with an error only those are told apart that say it in numbers, which all readers take alike. */
function isUnlikeDefault(rule: RawObject, body: RawObject): boolean {
  const [own, usual] = [
    actionNamed(textOf(rule, 'action') ?? ''),
    actionNamed(textOf(body, 'defaultAction') ?? ''),
  ];
  if (own === undefined || usual === undefined) return false;
  const [name, other] = [own.sameAs ?? own.name, usual.sameAs ?? usual.name];
  if (name !== other) return true;
  const words = [fieldOf(rule, 'errno'), fieldOf(body, 'defaultErrno')];
  const [errno, usualErrno] = [fieldOf(rule, 'errnoRet'), fieldOf(body, 'defaultErrnoRet')];
  if (name !== 'SCMP_ACT_ERRNO' || words.some((word) => word !== undefined)) return false;
  return errno?.kind === 'number' && usualErrno?.kind === 'number' && errno.value !== usualErrno.value;
}
