import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import { bullets, paragraphs } from '../../hover/markdown.ts';
import { argumentConditions } from '../written/argumentConditions.ts';
import { ruleColumns } from '../written/ruleColumns.ts';
import type { WrittenRule } from '../written/rules.ts';
import { argumentText } from './argumentText.ts';
import { ruleSentence } from './ruleSentence.ts';

/** A rule as a sentence, and below it what the arguments are that it looks at. */
export function ruleText(profile: RawProfile, rule: WrittenRule): string | undefined {
  const sentence = ruleSentence(profile, rule);
  const indexes = new Set(argumentConditions(rule.object)?.list.map(({ index }) => index));
  const lines = [...indexes].flatMap((index) => argumentLines(profile, rule, index));
  return sentence === undefined || lines.length === 0 ? sentence : paragraphs(sentence, bullets(lines));
}

/** What an argument is for each of a rule's calls; few rules with conditions have more than two. */
export function argumentLines(profile: RawProfile, rule: WrittenRule, index: number): readonly string[] {
  const columns = ruleColumns(profile, rule.object);
  const calls = [...new Set(rule.calls.map(({ value }) => value))].filter(
    (call) => syscallNamed(call) !== undefined,
  );
  return calls.slice(0, fewCalls).flatMap((call) => argumentText(call, index, columns) ?? []);
}

const fewCalls = 3;
