import { isWholeMask } from '../../../seccomp/arguments/readMask.ts';
import { fieldOf, listItems } from '../../../seccomp/profile/access.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import type { Hint, HintPlace, ProfileHints } from '../../hints/hint.ts';
import { valueReading } from '../arguments/valueReading.ts';
import { type ArgumentConditions, argumentConditions } from '../written/argumentConditions.ts';
import { ruleColumns } from '../written/ruleColumns.ts';
import { rulesOf, type WrittenRule } from '../written/rules.ts';
import { hintWords } from './hintText.ts';

/** The constants behind the numbers of conditions. */
export const constantHints: ProfileHints = {
  kind: 'constants',
  *hints(place) {
    const hints: Hint[] = [];
    for (const rule of rulesOf(place.model)) {
      if (listItems(rule.object, 'args').length === 0 || place.visible(rule) === undefined) continue;
      const conditions = argumentConditions(rule.object);
      if (conditions !== undefined) hints.push(...inRule(place, rule, conditions));
      yield;
    }
    return hints;
  },
};

function inRule(
  { model, visible }: HintPlace<RawProfile>,
  rule: WrittenRule,
  conditions: ArgumentConditions,
): readonly Hint[] {
  const columns = ruleColumns(model, rule.object);
  const calls = [...new Set(rule.calls.map(({ value }) => value))];
  return conditions.list.flatMap((condition) =>
    (['value', 'valueTwo'] as const).flatMap((key): readonly Hint[] => {
      const number = fieldOf(condition.object, key);
      const range = number && visible(number);
      if (range === undefined) return [];
      const isHalf = key === 'value' && condition.operator === 'MASKED_EQ' && isWholeMask(condition.value);
      const words = isHalf
        ? { text: condition.value > 0xffff_ffffn ? 'all bits' : 'lower 32 bits', tooltip: undefined }
        : hintWords(valueReading(calls, conditions, condition, key, columns));
      return words === undefined ? [] : [{ offset: range.end, ...words }];
    }),
  );
}
