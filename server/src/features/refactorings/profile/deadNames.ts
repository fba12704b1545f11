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
  const byName = new Map<string, Standing[]>();
  const repeated = namedTwice(rules);
  if (repeated.size === 0) return new Map();
  for (const rule of rules) {
    const names = namedIn(rule).filter((name) => repeated.has(name));
    const standing = names.length === 0 ? undefined : standingOf(rule, body);
    if (standing === undefined) continue;
    for (const name of new Set(names)) {
      const all = byName.get(name);
      if (all === undefined) byName.set(name, [standing]);
      else all.push(standing);
    }
  }
  const dead = new Map<WrittenRule, Set<number>>();
  for (const rule of rules) {
    if (!rule.isPlain) continue;
    for (const [index, { value }] of rule.names.entries()) {
      if (!repeated.has(value)) continue;
      const all = byName.get(value) ?? [];
      const own = all.find((standing) => standing.rule === rule);
      const isRepeated = rule.names.findIndex((name) => name.value === value) < index;
      const isBeaten = own !== undefined && all.some((other) => beats(other, own));
      if (!isRepeated && !isBeaten) continue;
      const indexes = dead.get(rule) ?? new Set<number>();
      dead.set(rule, indexes.add(index));
    }
  }
  return dead;
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
  const { object } = rule;
  const conditions = argumentConditions(object);
  if (conditions === undefined || listItems(object, 'args').length !== conditions.list.length)
    return undefined;
  const { list } = conditions;
  const guards = ['includes', 'excludes'].flatMap((key) => {
    const value = fieldOf(object, key);
    return value === undefined ? [] : [`${key} ${value.kind === 'object' ? meaningOf(value) : ''}`];
  });
  return {
    rule,
    meaning: meaningOf(object),
    hasConditions: list.length > 0,
    mayBeAlways: list.some(
      ({ operator, value, valueTwo }) => operator === 'MASKED_EQ' && (value === 0n || valueTwo === 0n),
    ),
    guard: guards.join(),
    isAdded: isUnlikeDefault(object, body),
  };
}

function beats(other: Standing, own: Standing): boolean {
  if (other.rule === own.rule) return false;
  const isEarlier = other.rule.index < own.rule.index;
  if (isEarlier && other.meaning === own.meaning) return true;
  if (!other.isAdded || other.hasConditions) return false;
  if (other.guard !== '' && other.guard !== own.guard) return false;
  return isEarlier || (own.hasConditions && !own.mayBeAlways);
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
