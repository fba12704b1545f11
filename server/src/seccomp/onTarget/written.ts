import type { Origin } from '../../base/origin.ts';
import type { Condition } from '../libseccomp/condition.ts';
import { fieldOf, objectsIn, textOf } from '../profile/access.ts';
import type { RawObject, RawProfile } from '../rawProfile.ts';

const known = new WeakMap<RawProfile, ReadonlyMap<string, RawObject>>();

/** The rule of a profile that stands at an origin, as it is written; undefined where it is not of this profile. */
export function writtenRule(profile: RawProfile, { path }: Origin): RawObject | undefined {
  const rules =
    known.get(profile) ??
    new Map(
      profile.body.kind === 'object'
        ? objectsIn(profile.body, 'syscalls').map((rule) => [rule.origin.path, rule])
        : [],
    );
  known.set(profile, rules);
  return rules.get(path);
}

/** The item of a rule's `args` that a condition comes from. */
export function writtenCondition(rule: RawObject, condition: Condition): RawObject | undefined {
  const values = [condition.value, condition.valueTwo];
  return objectsIn(rule, 'args').find((argument) => {
    const value = wholeOf(argument, 'value');
    return (
      wholeOf(argument, 'index') === BigInt(condition.index) &&
      textOf(argument, 'op') === `SCMP_CMP_${condition.operator}` &&
      value !== undefined &&
      values.includes(value)
    );
  });
}

function wholeOf(object: RawObject, key: string): bigint | undefined {
  const value = fieldOf(object, key);
  if (value?.kind !== 'number') return undefined;
  return typeof value.value === 'bigint' || Number.isSafeInteger(value.value)
    ? BigInt(value.value)
    : undefined;
}
