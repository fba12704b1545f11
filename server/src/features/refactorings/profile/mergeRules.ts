import { additionOf } from '../../../rules/edits/addition.ts';
import { removals } from '../edits/removals.ts';
import { type Refactoring, rewriting, type TextEdit } from '../refactoring.ts';
import { meaningOf } from './sameRule.ts';
import { namedIn, type WrittenProfile, type WrittenRule } from './writtenProfile.ts';

/**
 * Puts the calls of rules of equal action and conditions into the first of them. libseccomp keeps the rules of each call
 * by itself, in their order, so a rule stays where a rule in between names one of its calls.
 */
export function mergeRules(written: WrittenProfile): readonly Refactoring[] {
  const { text, rangeOf, itemRanges } = written;
  const moves = movesIn(written);
  const count = moves.reduce((sum, { from }) => sum + from.length, 0);
  if (count === 0) return [];
  const gone = new Set(moves.flatMap(({ from }) => from.map(({ index }) => index)));
  const items = itemRanges(written.list);
  const removed = removals(text, items, (index) => gone.has(index));
  if (removed === undefined || removed.some((range) => hasComment(text.slice(range.start, range.end))))
    return [];
  const additions = moves.flatMap(({ into, from }): readonly TextEdit[] => {
    const known = new Set(into.names.map(({ value }) => value));
    const more = [...new Set(from.flatMap(namedIn))].filter((name) => !known.has(name));
    const last = into.names.at(-1);
    if (last === undefined || more.length === 0) return [];
    const item = rangeOf(last);
    return [{ range: { start: item.end, end: item.end }, newText: additionOf(text, item, more) }];
  });
  const title = `Merge ${count === 1 ? 'a rule' : `${count} rules`} into others of equal action and conditions`;
  return rewriting(title, [...additions, ...removed.map((range) => ({ range, newText: '' }))]);
}

interface Move {
  readonly into: WrittenRule;
  readonly from: readonly WrittenRule[];
}

function movesIn({ rules }: WrittenProfile): readonly Move[] {
  const firsts = new Map<string, { into: WrittenRule; from: WrittenRule[] }>();
  for (const rule of rules) {
    if (!rule.isPlain) continue;
    const meaning = meaningOf(rule.object);
    const first = firsts.get(meaning);
    if (first === undefined) firsts.set(meaning, { into: rule, from: [] });
    else if (isFree(rules, first.into, rule)) first.from.push(rule);
  }
  return [...firsts.values()].filter(({ from }) => from.length > 0);
}

/** Whether no rule between two names a call of the second. */
function isFree(rules: readonly WrittenRule[], first: WrittenRule, second: WrittenRule): boolean {
  const names = new Set(namedIn(second));
  const meaning = meaningOf(first.object);
  return rules
    .slice(first.index + 1, second.index)
    .every(
      (rule) =>
        (rule.isPlain && meaningOf(rule.object) === meaning) ||
        !namedIn(rule).some((name) => names.has(name)),
    );
}

/** Comments would get lost with the rule that they stand in. */
function hasComment(text: string): boolean {
  return /(?:^|\s)#/.test(text);
}
