import { KeptWith } from '../../base/keptWith.ts';
import type { Origin } from '../../base/origin.ts';
import type { Condition } from '../libseccomp/condition.ts';
import { writtenAs } from '../operator/merged.ts';
import { objectsIn, textOf, wholeOf } from '../profile/access.ts';
import type { RawObject, RawProfile } from '../rawProfile.ts';

const known = new KeptWith<RawProfile, ReadonlyMap<string, RawObject>>();

/** The rule of a profile, or of one of its bases, that stands at an origin, as it is written; undefined for all others. */
export function writtenRule(profile: RawProfile, origin: Origin): RawObject | undefined {
  const rules =
    known.get(profile) ??
    new Map(
      writtenAs(profile).flatMap(({ body }) =>
        body.kind === 'object'
          ? objectsIn(body, 'syscalls').map((rule): [string, RawObject] => [keyOf(rule.origin), rule])
          : [],
      ),
    );
  known.set(profile, rules);
  return rules.get(keyOf(origin));
}

function keyOf({ object, path }: Origin): string {
  return `${object} ${path}`;
}

/** The item of a rule's `args` that a condition comes from. */
export function writtenCondition(rule: RawObject, condition: Condition): RawObject | undefined {
  const isMasked = condition.operator === 'MASKED_EQ';
  const says = (value: bigint, valueTwo: bigint): boolean =>
    value === condition.value && (!isMasked || valueTwo === condition.valueTwo);
  return objectsIn(rule, 'args').find((argument) => {
    const [value = 0n, valueTwo = 0n] = [wholeOf(argument, 'value'), wholeOf(argument, 'valueTwo')];
    return (
      wholeOf(argument, 'index') === BigInt(condition.index) &&
      textOf(argument, 'op') === `SCMP_CMP_${condition.operator}` &&
      // youki takes the two values of a mask for each other.
      (says(value, valueTwo) || (isMasked && says(valueTwo, value)))
    );
  });
}
