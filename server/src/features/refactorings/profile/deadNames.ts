import { once } from '../../../base/once.ts';
import { remembering } from '../../../base/remembering.ts';
import { actionNamed } from '../../../seccomp/knowledge/actions.ts';
import { fieldOf, listItems, textOf } from '../../../seccomp/profile/access.ts';
import type { RawObject } from '../../../seccomp/rawProfile.ts';
import { argumentConditions } from '../../seccomp/written/argumentConditions.ts';
import { meaningOf } from './sameRule.ts';
import { rulesByName, type WrittenProfile, type WrittenRule } from './writtenProfile.ts';

/** What of a rule decides whether it beats others for a call, or is beaten. */
interface Standing {
  readonly meaning: string;
  readonly hasConditions: boolean;
  /** Whether a runtime may take its conditions for none: a mask of 0, or a value of 0, which youki takes for the mask. */
  readonly mayBeAlways: boolean;
  /** The hosts and capabilities that it depends on; '' where on none. */
  readonly guard: string;
}

/** A rule that names a call; one with conditions that can't be read has no standing. */
interface Rival {
  readonly rule: WrittenRule;
  readonly standing: Standing | undefined;
}

/**
 * Finds the names in rules that never decide, on any host, as libseccomp combines rules: what says the same as an earlier
 * rule, what has conditions beside a rule that has none, and what comes behind a rule without conditions.
 * @returns the indexes of the dead names by their rules
 */
export function deadNames(written: WrittenProfile): ReadonlyMap<WrittenRule, ReadonlySet<number>> {
  const dead = new Map<WrittenRule, Set<number>>();
  for (const [name, naming] of rulesByName(written)) {
    if (naming.length < 2) continue;
    const rivals = [...new Set(naming)].map(
      (rule): Rival => ({ rule, standing: standingOf(rule.object).readable }),
    );
    const isBeaten = judgeOf(rivals, written.body);
    for (const rival of rivals) {
      const { rule } = rival;
      if (!rule.isPlain) continue;
      const places = placesOf(name, rule);
      const gone = isBeaten(rival) ? places : places.slice(1);
      if (gone.length === 0) continue;
      const indexes = dead.get(rule) ?? new Set<number>();
      dead.set(rule, indexes);
      for (const index of gone) indexes.add(index);
    }
  }
  return dead;
}

/** The indexes of a name in a rule, which may have it twice. */
function placesOf(name: string, { names }: WrittenRule): readonly number[] {
  return names.flatMap(({ value }, index) => (value === name ? [index] : []));
}

/**
 * Tells of each rule for a call whether another one always decides in its place.
 * @param rivals all rules for the call, in their order
 */
function judgeOf(rivals: readonly Rival[], body: RawObject): (rival: Rival) => boolean {
  const first = new Map<string, number>();
  for (const { standing, rule } of rivals) {
    if (standing !== undefined && !first.has(standing.meaning)) first.set(standing.meaning, rule.index);
  }
  const unconditional = once(() =>
    rivals.filter(
      ({ standing, rule }) => standing?.hasConditions === false && isUnlikeDefault(rule.object, body),
    ),
  );
  return (rival) => {
    const { standing, rule } = rival;
    if (standing === undefined) return false;
    if ((first.get(standing.meaning) ?? rule.index) < rule.index) return true;
    return unconditional().some((other) => beats(other, rival));
  };
}

/** What a rule says by itself; an edit leaves most rules alone. */
const standingOf = remembering((object: RawObject): { readonly readable: Standing | undefined } => {
  const list = argumentConditions(object)?.list;
  if (list === undefined || listItems(object, 'args').length !== list.length) return { readable: undefined };
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
});

/** @param other a rule without conditions */
function beats(other: Rival, own: Rival): boolean {
  if (other.rule === own.rule || other.standing === undefined || own.standing === undefined) return false;
  const { guard, hasConditions, mayBeAlways } = own.standing;
  if (other.standing.guard !== '' && other.standing.guard !== guard) return false;
  return other.rule.index < own.rule.index || (hasConditions && !mayBeAlways);
}

/**
 * Whether a rule has another action than the default one, so that every runtime hands it to libseccomp. Of actions with an
 * error only those are told apart that say it in numbers, which all readers take alike.
 */
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
