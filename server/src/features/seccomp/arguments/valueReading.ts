import { constantsAt } from '../../../seccomp/arguments/constantsAt.ts';
import { isWholeMask, readMask } from '../../../seccomp/arguments/readMask.ts';
import { readingText, readValue } from '../../../seccomp/arguments/readValue.ts';
import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import type { ConstantSet } from '../../../seccomp/knowledge/constants.ts';
import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import type { ArgumentCondition, ArgumentConditions } from '../written/argumentConditions.ts';
import { byText, type TextOnColumns } from './byText.ts';
import { isOrder } from './conditionWords.ts';

/** The two numbers of a condition. */
export type ValueKey = 'value' | 'valueTwo';

/**
 * What a number of a condition stands for, by architecture; the empty text where that is not known. Nothing is said where
 * it is something else for each of the rule's calls.
 * @param calls of the rule
 * @param columns the architectures that the rule is for
 */
export function valueReading(
  calls: readonly string[],
  { pinned }: ArgumentConditions,
  condition: ArgumentCondition,
  key: ValueKey,
  columns: readonly SyscallColumn[],
): readonly TextOnColumns[] {
  const entries: { readonly text: string; readonly column: SyscallColumn }[] = [];
  for (const column of columns) {
    const own = calls.filter((call) => syscallNamed(call)?.numbers.has(column) === true);
    const texts = new Set(
      own.map((call) =>
        numberReading(condition, key, constantsAt(call, condition.index, column, pinned), column),
      ),
    );
    const [text] = texts;
    if (texts.size > 1) return [];
    if (own.length > 0) entries.push({ text: text ?? '', column });
  }
  return entries.every(({ text }) => text === '') ? [] : byText(entries);
}

function numberReading(
  { operator, value, valueTwo }: ArgumentCondition,
  key: ValueKey,
  sets: readonly ConstantSet[],
  column: SyscallColumn,
): string | undefined {
  if (sets.length === 0) return undefined;
  if (operator !== 'MASKED_EQ') {
    if (key === 'valueTwo' || (isOrder(operator) && sets[0]?.kind === 'bits')) return undefined;
    return plainReading(value, sets, column);
  }
  if (key === 'value') {
    const mask = readMask(value, sets, column);
    return mask && (mask.isAllBut ? `all but ${mask.names.join(' | ')}` : mask.names.join(' | '));
  }
  const wanted = valueTwo & value;
  if (isWholeMask(value) || sets[0]?.kind === 'values') return plainReading(wanted, sets, column);
  const mask = readMask(value, sets, column);
  if (mask === undefined || mask.isAllBut) return undefined;
  const isOne = mask.names.length === 1;
  if (wanted === 0n) return isOne ? 'not set' : 'none';
  if (wanted === value) return isOne ? 'set' : 'all';
  return readMask(wanted, sets, column)?.names.join(' | ');
}

function plainReading(
  value: bigint,
  sets: readonly ConstantSet[],
  column: SyscallColumn,
): string | undefined {
  const reading = readValue(value, sets, column);
  return reading && readingText(reading);
}
