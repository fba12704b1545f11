import type { TextRange } from '../../../base/range.ts';
import { removals } from '../edits/removals.ts';
import { siblingAfter } from '../edits/sibling.ts';
import { withInsertion } from '../edits/withInsertion.ts';
import { without } from '../edits/without.ts';
import type { Refactoring } from '../refactoring.ts';
import type { WrittenProfile, WrittenRule } from './writtenProfile.ts';

/**
 * Gives the names from the cursor on, or those that are selected, a rule of their own behind this one, which says the same
 * of them.
 * @param selection in the file's offsets
 */
export function splitRule(
  { text, rangeOf, itemRanges }: WrittenProfile,
  { object, names, list, isPlain }: WrittenRule,
  selection: TextRange,
): readonly Refactoring[] {
  if (!isPlain) return [];
  const items = itemRanges(list);
  const touched = items.flatMap(({ start, end }, index) =>
    start <= selection.end && selection.start <= end ? [index] : [],
  );
  const [first] = touched;
  if (first === undefined) return [];
  const isMoved = (index: number): boolean => (touched.length > 1 ? touched.includes(index) : index >= first);
  const moved = names.filter((_, index) => isMoved(index));
  const left = removals(text, items, isMoved);
  const taken = removals(text, items, (index) => !isMoved(index));
  if (left === undefined || taken === undefined) return [];
  const rule = rangeOf(object);
  const copy = siblingAfter(text, rule, without(text, rule, taken));
  const [name] = moved;
  const title =
    moved.length === 1 && name !== undefined
      ? `Give ${name.value} a rule of its own`
      : touched.length > 1
        ? `Give the ${moved.length} selected names a rule of their own`
        : `Split the rule here, before ${name?.value}`;
  const edits = withInsertion(left, copy);
  return [{ title, kind: 'extract', consequences: [], edits }];
}
