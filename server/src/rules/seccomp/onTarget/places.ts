import type { Origin } from '../../../base/origin.ts';
import { borderNote } from '../../../seccomp/onTarget/borderNote.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { writtenCondition, writtenRule } from '../../../seccomp/onTarget/written.ts';
import { fieldOf, filled } from '../../../seccomp/profile/access.ts';
import type { RawObject, RawProfile, RawValue } from '../../../seccomp/rawProfile.ts';
import type { Attempt } from '../../../seccomp/runtimes/attempt.ts';
import type { Fix, Place, PlainValue } from '../../finding.ts';

export function placeOf(origin: Origin): Place {
  return { kind: 'origin', origin, part: 'value' };
}

/** The value behind a key of the profile; undefined where it is not there. */
export function topValue({ body }: RawProfile, key: string): RawValue | undefined {
  return body.kind === 'object' ? fieldOf(body, key) : undefined;
}

/** Where what is true of a whole profile is told: at its default action. */
export function atDefault(profile: RawProfile): Place {
  return placeOf((topValue(profile, 'defaultAction') ?? profile.body).origin);
}

/** Where a condition of an attempt is written, with its item of `args`; the name where it can't be told apart. */
export function conditionOf(
  { profile }: ProfileOnHost,
  { ruleOrigin, origin }: Attempt,
  condition: Attempt['conditions'][number],
): { readonly written: RawObject | undefined; readonly place: Place } {
  const rule = writtenRule(profile, ruleOrigin);
  const written = rule && writtenCondition(rule, condition);
  return { written, place: placeOf((written ?? { origin }).origin) };
}

/** Whether a rule has `includes` or `excludes`, by which other hosts may leave it out. */
export function isForSomeHosts({ profile }: ProfileOnHost, { ruleOrigin }: Attempt): boolean {
  const rule = writtenRule(profile, ruleOrigin);
  return rule !== undefined && ['includes', 'excludes'].some((key) => filled(rule, key).length > 0);
}

/** A rule of their own for calls, behind another. */
export function ruleFix({ ruleOrigin }: Attempt, title: string, rule: PlainValue): Fix {
  return { title, safe: false, edits: [{ after: ruleOrigin, items: [rule] }] };
}

/**
 * More names of calls behind one of a list; none where it stands in no list, as with the older key `name`. Its title says
 * what else comes of it.
 */
export function additionFix(
  host: ProfileOnHost,
  origin: Origin,
  items: readonly string[],
  title: string,
  safe: boolean,
): readonly Fix[] {
  if (!origin.path.endsWith(']')) return [];
  const border = borderNote(host, items);
  return [{ title: `${title}${border}`, safe: safe && border === '', edits: [{ after: origin, items }] }];
}
