import { rearranged } from '../edits/rearranged.ts';
import { type Refactoring, rewriting, type TextEdit } from '../refactoring.ts';
import type { WrittenProfile, WrittenRule } from './writtenProfile.ts';

/**
 * The names of a rule by the alphabet and each once, and those of all rules. Their order means nothing to libseccomp, and
 * a name that stands twice no more than one that stands once.
 * @param at the rule at the cursor
 */
export function sortNames(written: WrittenProfile, at: WrittenRule | undefined): readonly Refactoring[] {
  const all = written.rules.flatMap((rule) => sorted(written, rule) ?? []);
  const own = at && sorted(written, at);
  return [
    ...(own === undefined ? [] : rewriting('Sort and de-duplicate the names of this rule', [own])),
    ...(all.length > 1 || own === undefined
      ? rewriting('Sort and de-duplicate the names of all rules', all)
      : []),
  ];
}

function sorted(
  { text, itemRanges }: WrittenProfile,
  { names, list, isPlain }: WrittenRule,
): TextEdit | undefined {
  if (!isPlain) return undefined;
  const words = names.map(({ value }) => value);
  const order = [...new Map(words.map((word, index) => [word, index] as const).toReversed()).entries()]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([, index]) => index);
  const isSorted = order.length === words.length && order.every((from, index) => from === index);
  return isSorted ? undefined : rearranged(text, itemRanges(list), order);
}
