import { remembering } from '../../../base/remembering.ts';
import { additionOf } from '../../../rules/edits/addition.ts';
import { removals } from '../edits/removals.ts';
import { type Refactoring, rewriting, type TextEdit } from '../refactoring.ts';
import { meaningOf } from './sameRule.ts';
import { namedIn, type WrittenProfile, type WrittenRule } from './writtenProfile.ts';

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
});

interface Move {
  readonly into: WrittenRule;
  readonly from: readonly WrittenRule[];
}

function movesIn({ rules }: WrittenProfile): readonly Move[] {
  const firsts = new Map<string, { into: WrittenRule; from: WrittenRule[] }>();
  const before = new Map<string, Named[]>();
  for (const rule of rules) {
    const meaning = rule.isPlain ? meaningOf(rule.object) : undefined;
    const names = namedIn(rule);
    if (meaning !== undefined) {
      const first = firsts.get(meaning);
      if (first === undefined) firsts.set(meaning, { into: rule, from: [] });
      else if (names.every((name) => isFree(before.get(name), first.into, meaning))) first.from.push(rule);
    }
    for (const name of names) {
      const named = before.get(name);
      if (named === undefined) before.set(name, [{ index: rule.index, meaning }]);
      else named.push({ index: rule.index, meaning });
    }
  }
  return [...firsts.values()].filter(({ from }) => from.length > 0);
}

/** A rule that names a call, and what it says of it; undefined where that can't be put into another rule. */
interface Named {
  readonly index: number;
  readonly meaning: string | undefined;
}

/** Whether no rule behind the first names the call and says something else. */
function isFree(named: readonly Named[] | undefined, first: WrittenRule, meaning: string): boolean {
  return named?.every((one) => one.index <= first.index || one.meaning === meaning) ?? true;
}

/** Comments would get lost with the rule that they stand in. */
function hasComment(text: string): boolean {
  return /(?:^|\s)#/.test(text);
}
