import { isWholeMask } from '../../../seccomp/arguments/readMask.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import { code, paragraphs } from '../../hover/markdown.ts';
import type { Path } from '../../keys/place.ts';
import { ruleAt } from '../arguments/ruleAt.ts';
import { ruleSentence } from '../arguments/ruleSentence.ts';
import { argumentLines, ruleText } from '../arguments/ruleText.ts';
import { type ValueKey, valueReading } from '../arguments/valueReading.ts';
import {
  type ArgumentCondition,
  argumentCondition,
  argumentConditions,
} from '../written/argumentConditions.ts';
import { ruleColumns } from '../written/ruleColumns.ts';
import type { WrittenRule } from '../written/rules.ts';
import { columnNames } from './words.ts';

/** At these the whole rule is told, with the arguments that it looks at. */
const wholeRule = /^(?:names|name|args)$/i;

/**
 * What a rule says as a sentence, at the keys that make it and at its action, and in its conditions what their numbers
 * stand for and which argument they are about.
 * @param path of the key or value, from the object of the profile on
 */
export function ruleHover(profile: RawProfile, path: Path, part: 'key' | 'value'): string | undefined {
  const place = ruleAt(profile, path);
  const key = path.at(-1);
  if (place === undefined || typeof key !== 'string') return undefined;
  const { rule, condition } = place;
  if (condition === undefined) {
    if (/^action$/i.test(key)) return ruleSentence(profile, rule);
    return wholeRule.test(key) ? ruleText(profile, rule) : undefined;
  }
  const read = argumentCondition(condition);
  if (read === undefined || /^args$/i.test(key)) return ruleText(profile, rule);
  const sentence = ruleSentence(profile, rule);
  const argument = paragraphs(...argumentLines(profile, rule, read.index));
  if (/^index$/i.test(key)) return paragraphs(argument, sentence);
  if (/^value(?:Two)?$/i.test(key) && part === 'value') {
    const which = /two$/i.test(key) ? 'valueTwo' : 'value';
    return paragraphs(numberText(profile, rule, read, which), argument, sentence);
  }
  return /^op$/i.test(key) ? paragraphs(sentence, argument) : sentence;
}

/** `2114060288 (0x7e020000): CLONE_NEWNS | CLONE_NEWUTS` */
function numberText(
  profile: RawProfile,
  rule: WrittenRule,
  condition: ArgumentCondition,
  key: ValueKey,
): string | undefined {
  const number = condition[key];
  const shown = number > 9n ? `**${number}** (0x${number.toString(16)})` : `**${number}**`;
  if (key === 'value' && condition.operator === 'MASKED_EQ' && isWholeMask(number)) {
    return `${shown}: the mask takes ${number > 0xffff_ffffn ? 'all 64 bits' : 'the lower 32 bits'}.`;
  }
  const conditions = argumentConditions(rule.object);
  const calls = rule.calls.map(({ value }) => value);
  const readings =
    conditions === undefined
      ? []
      : valueReading(calls, conditions, condition, key, ruleColumns(profile, rule.object));
  if (readings.length === 0) return number > 9n ? `${shown}.` : undefined;
  const told = readings.filter(({ text }) => text !== '');
  const texts = told.map(({ text, columns, isAll }) =>
    isAll ? code(text) : `${code(text)} on ${columnNames(columns)}`,
  );
  return `${shown}: ${texts.join('; ')}.`;
}
