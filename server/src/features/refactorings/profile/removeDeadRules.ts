import { remembering } from '../../../base/remembering.ts';
import { count } from '../../../base/words.ts';
import { removals } from '../edits/removals.ts';
import { type Refactoring, rewriting } from '../refactoring.ts';
import { deadNames } from './deadNames.ts';
import type { WrittenProfile } from './writtenProfile.ts';

/** Removes what never decides: whole rules, and names from rules that decide on others. */
export const removeDeadRules = remembering((written: WrittenProfile): readonly Refactoring[] => {
  const { text, rules, itemRanges } = written;
  const dead = deadNames(written);
  if (dead.size === 0) return [];
  const isWhole = (index: number): boolean => {
    const rule = rules[index];
    return rule !== undefined && dead.get(rule)?.size === rule.names.length;
  };
  const whole = rules.filter(({ index }) => isWhole(index)).length;
  const lists = [...dead].filter(([{ index }]) => !isWhole(index));
  const removed = [
    whole === 0 ? [] : removals(text, itemRanges(written.list), isWhole),
    ...lists.map(([{ list }, gone]) => removals(text, itemRanges(list), (index) => gone.has(index))),
  ];
  const ranges = removed.flatMap((one) => one ?? []);
  if (removed.includes(undefined)) return [];
  const names = lists.reduce((sum, [, gone]) => sum + gone.size, 0);
  const parts = [
    ...(whole === 0 ? [] : [count(whole, 'rule')]),
    ...(names === 0 ? [] : [count(names, 'name')]),
  ];
  const verb = whole + names === 1 ? 'decides' : 'decide';
  return rewriting(
    `Remove ${parts.join(' and ')} that never ${verb}`,
    ranges.map((range) => ({ range, newText: '' })),
  );
});
