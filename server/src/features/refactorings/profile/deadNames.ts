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

/**
 * Finds the names in rules that never decide, on any host, as libseccomp combines rules: what says the same as an earlier
 * rule, what has conditions beside a rule that has none, and what comes behind a rule without conditions.
 * @returns the indexes of the dead names by their rules
 */
export function deadNames(written: WrittenProfile): ReadonlyMap<WrittenRule, ReadonlySet<number>> {
  const dead = new Map<WrittenRule, Set<number>>();
  for (const [name, naming] of rulesByName(written)) {
    if (naming.length < 2) continue;
    const isBeaten = judgeOf(naming, written.body);
    for (const [at, rule] of naming.entries()) {
      // A rule that names the call twice stands there twice, one behind the other.
      if (!rule.isPlain || naming[at - 1] === rule) continue;
      const beaten = isBeaten(rule);
      if (!beaten && naming[at + 1] !== rule) continue;
      const indexes = dead.get(rule) ?? new Set<number>();
      dead.set(rule, indexes);
      for (const index of beaten ? placesOf(name, rule) : placesOf(name, rule).slice(1)) indexes.add(index);
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
function judgeOf(rivals: readonly WrittenRule[], body: RawObject): (rule: WrittenRule) => boolean {
  const first = new Map<string, number>();
  for (const { object, index } of rivals) {
    const standing = standingOf(object).readable;
    if (standing !== undefined && !first.has(standing.meaning)) first.set(standing.meaning, index);
  }
  const unconditional = once(() =>
    rivals.filter(
      ({ object }) => standingOf(object).readable?.hasConditions === false && isUnlikeDefault(object, body),
    ),
  );
  return (rule) => {
    const standing = standingOf(rule.object).readable;
    if (standing === undefined) return false;
    if ((first.get(standing.meaning) ?? rule.index) < rule.index) return true;
    return unconditional().some((other) => beats(other, rule));
  };
}

/** What a rule says by itself, unless its conditions can't be read; an edit leaves most rules alone. */
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
function beats(other: WrittenRule, own: WrittenRule): boolean {
  const [theirs, ours] = [standingOf(other.object).readable, standingOf(own.object).readable];
  if (other === own || theirs === undefined || ours === undefined) return false;
  if (theirs.guard !== '' && theirs.guard !== ours.guard) return false;
  return other.index < own.index || (ours.hasConditions && !ours.mayBeAlways);
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
