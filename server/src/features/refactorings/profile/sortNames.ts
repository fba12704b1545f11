import { remembering } from '../../../base/remembering.ts';
import type { RawObject } from '../../../seccomp/rawProfile.ts';
import { rearranged } from '../edits/rearranged.ts';
import { type Refactoring, rewriting, type TextEdit } from '../refactoring.ts';
import { namedIn, type WrittenProfile, type WrittenRule } from './writtenProfile.ts';

/**
 * The names of a rule by the alphabet and each once, and those of all rules. Their order means nothing to libseccomp, and
 * a name that stands twice no more than one that stands once.
 * @param at the rule at the cursor
 */
export function sortNames(written: WrittenProfile, at: WrittenRule | undefined): readonly Refactoring[] {
  const all = sortedIn(written);
  const own = at && sorted(written, at);
  return [
    ...(own === undefined ? [] : rewriting('Sort and de-duplicate the names of this rule', [own])),
    ...(all.length > 1 || own === undefined
      ? rewriting('Sort and de-duplicate the names of all rules', all)
      : []),
  ];
}

const sortedIn = remembering((written: WrittenProfile): readonly TextEdit[] =>
  written.rules.flatMap((rule) => sorted(written, rule) ?? []),
);

function sorted(
  { text, itemRanges }: WrittenProfile,
  { object, list, isPlain }: WrittenRule,
): TextEdit | undefined {
  const { order } = isPlain ? orderIn(object) : { order: undefined };
  return order && rearranged(text, itemRanges(list), order);
}

/** The names of a rule by their indexes, as they are sorted; undefined where they are. An edit leaves most rules alone. */
const orderIn = remembering((rule: RawObject): { readonly order: readonly number[] | undefined } => {
  const words = namedIn({ object: rule });
  const first = new Map(words.map((word, index) => [word, index] as const).toReversed());
  const order = [...first].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, index]) => index);
  const isSorted = order.length === words.length && order.every((from, index) => from === index);
  return { order: isSorted ? undefined : order };
});
