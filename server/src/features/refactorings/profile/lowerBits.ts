import { remembering } from '../../../base/remembering.ts';
import { writtenWord } from '../../../rules/edits/words.ts';
import { columnOf } from '../../../seccomp/kernel/calls.ts';
import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import { argumentAt } from '../../../seccomp/knowledge/prototypes.ts';
import { fieldOf, objectsIn } from '../../../seccomp/profile/access.ts';
import type { RawObject } from '../../../seccomp/rawProfile.ts';
import { argumentCondition } from '../../seccomp/written/argumentConditions.ts';
import { lead } from '../edits/lineForm.ts';
import { type Refactoring, rewriting, type TextEdit } from '../refactoring.ts';
import { tornCalls } from './tornCalls.ts';
import { namedIn, type WrittenProfile, type WrittenRule } from './writtenProfile.ts';

const lower = 0xffff_ffffn;

/**
 * Lets comparisons with arguments that the kernel reads as 32 bits look at those alone, as a mask does. Only `==` and masks
 * can be written so.
 * @param architecture of the host that the profile is for, by libseccomp's name
 * @param at the rule at the cursor
 */
export function lowerBits(
  written: WrittenProfile,
  at: WrittenRule | undefined,
  architecture: string,
): readonly Refactoring[] {
  // Rules of other actions for the same call may be tried in another order once the comparison is another one.
  const torn = tornCalls(written);
  const edits = (rule: WrittenRule): readonly TextEdit[] =>
    objectsIn(rule.object, 'args').flatMap((argument) =>
      namedIn(rule).some((name) => torn.has(name)) ? [] : tightened(written, rule, argument, architecture),
    );
  const all = written.rules.flatMap(edits);
  const own = at === undefined ? [] : edits(at);
  const effect = 'the lower 32 bits alone, as the kernel does';
  return [
    ...rewriting(`Compare ${effect}`, own),
    ...(all.length > own.length ? rewriting(`Compare ${effect}, in all rules`, all) : []),
  ];
}

function tightened(
  written: WrittenProfile,
  rule: WrittenRule,
  argument: RawObject,
  architecture: string,
): readonly TextEdit[] {
  const condition = argumentCondition(argument);
  if (condition === undefined || !isNarrow(rule, condition.index, architecture)) return [];
  const { operator, value, valueTwo } = condition;
  if (operator === 'EQ') return value > lower ? [] : masked(written, argument, value);
  const isWider = operator === 'MASKED_EQ' && value > lower && valueTwo <= lower && (value & lower) !== 0n;
  const mask = fieldOf(argument, 'value');
  if (!isWider || mask === undefined) return [];
  return [{ range: written.rangeOf(mask), newText: String(value & lower) }];
}

/** Whether the kernel reads the argument as 32 bits for each call of the rule. */
function isNarrow(rule: WrittenRule, index: number, architecture: string): boolean {
  const known = narrowness(rule.object);
  const key = `${index} ${architecture}`;
  const found = known.get(key) ?? hasNarrow(namedIn(rule), index, columnOf(architecture));
  known.set(key, found);
  return found;
}

const narrowness = remembering((_rule: RawObject) => new Map<string, boolean>());

function hasNarrow(names: readonly string[], index: number, column: SyscallColumn): boolean {
  const types = names.map((name) => argumentAt(name, index, column)?.type);
  return types.length > 0 && types.every((type) => type !== undefined && !type.pointer && type.bits === 32);
}

/** `== datum` as a comparison under a mask. */
function masked(
  { text, profile, rangeOf, keyRangeOf }: WrittenProfile,
  argument: RawObject,
  datum: bigint,
): readonly TextEdit[] {
  const [op, value, two] = ['op', 'value', 'valueTwo'].map((key) => fieldOf(argument, key));
  if (op === undefined || value === undefined) return [];
  const edits = [
    { range: rangeOf(op), newText: writtenWord('SCMP_CMP_MASKED_EQ', profile.language) },
    { range: rangeOf(value), newText: String(lower) },
  ];
  if (two !== undefined) return [...edits, { range: rangeOf(two), newText: String(datum) }];
  const key = keyRangeOf(value);
  const before = lead(text, key);
  const isBlock = /^[ \t]*(?:- +)?$/.test(before);
  const word = text.startsWith('"', key.start) ? '"valueTwo"' : 'valueTwo';
  const line = `\n${before.replaceAll('-', ' ')}`;
  const comma = /^\s*[,}]/.test(text.slice(rangeOf(value).end)) ? ',' : '';
  const separator = `${comma}${isBlock ? line : ' '}`;
  const { end } = rangeOf(value);
  return [
    edits[0],
    { range: { start: rangeOf(value).start, end }, newText: `${lower}${separator}${word}: ${datum}` },
  ].filter((edit) => edit !== undefined);
}
