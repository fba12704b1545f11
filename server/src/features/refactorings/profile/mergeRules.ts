import type { TextRange } from '../../../base/range.ts';
import { remembering } from '../../../base/remembering.ts';
import { additionOf } from '../../../rules/edits/addition.ts';
import { removals } from '../edits/removals.ts';
import { type Refactoring, rewritingLater, type TextEdit } from '../refactoring.ts';
import { meaningOf } from './sameRule.ts';
import { namedIn, rulesByName, type WrittenProfile, type WrittenRule } from './writtenProfile.ts';

/**
 * Puts the calls of rules of equal action and conditions into the first of them. libseccomp keeps the rules of each call
 * by itself, in their order, so a rule stays where a rule in between names one of its calls.
 */
export const mergeRules = remembering((written: WrittenProfile): readonly Refactoring[] => {
  const { text, rangeOf, itemRanges } = written;
  const moves = movesIn(written);
  const count = moves.reduce((sum, { from }) => sum + from.length, 0);
  if (count === 0) return [];
  const gone = new Set(moves.flatMap(({ from }) => from.map(({ index }) => index)));
  const items = itemRanges(written.list);
  const removed = removals(text, items, (index) => gone.has(index));
  if (removed === undefined || hasCommentIn(text, removed)) return [];
  const additions = (): readonly TextEdit[] =>
    moves.flatMap(({ into, from }): readonly TextEdit[] => {
      const known = new Set(into.names.map(({ value }) => value));
      const more = [...new Set(from.flatMap(namedIn))].filter((name) => !known.has(name));
      const last = into.names.at(-1);
      if (last === undefined || more.length === 0) return [];
      const item = rangeOf(last);
      return [{ range: { start: item.end, end: item.end }, newText: additionOf(text, item, more) }];
    });
  const title = `Merge ${count === 1 ? 'a rule' : `${count} rules`} into others of equal action and conditions`;
  return [rewritingLater(title, () => [...additions(), ...removed.map((range) => ({ range, newText: '' }))])];
});

interface Move {
  readonly into: WrittenRule;
  readonly from: readonly WrittenRule[];
}

function movesIn(written: WrittenProfile): readonly Move[] {
  const firsts = new Map<string, { into: WrittenRule; from: WrittenRule[] }>();
  const byName = rulesByName(written);
  for (const rule of written.rules) {
    if (!rule.isPlain) continue;
    const meaning = meaningOf(rule.object);
    const first = firsts.get(meaning);
    if (first === undefined) firsts.set(meaning, { into: rule, from: [] });
    else if (namedIn(rule).every((name) => isFree(byName.get(name), first.into, rule))) first.from.push(rule);
  }
  return [...firsts.values()].filter(({ from }) => from.length > 0);
}

/** Whether no rule between two that say the same names the call and says something else. */
function isFree(naming: readonly WrittenRule[] = [], first: WrittenRule, rule: WrittenRule): boolean {
  return naming.every(
    (one) =>
      one.index <= first.index ||
      one.index >= rule.index ||
      (one.isPlain && meaningOf(one.object) === meaningOf(rule.object)),
  );
}

/** Comments would get lost with the rule that they stand in. */
function hasCommentIn(text: string, removed: readonly TextRange[]): boolean {
  return text.includes('#') && removed.some(({ start, end }) => /(?:^|\s)#/.test(text.slice(start, end)));
}
