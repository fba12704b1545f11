import { remembering } from '../../../base/remembering.ts';
import { writtenWord } from '../../../rules/edits/words.ts';
import { columnOf } from '../../../seccomp/kernel/calls.ts';
import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import { argumentAt } from '../../../seccomp/knowledge/prototypes.ts';
import { fieldOf, objectsIn } from '../../../seccomp/profile/access.ts';
import type { RawObject } from '../../../seccomp/rawProfile.ts';
import { argumentCondition } from '../../seccomp/written/argumentConditions.ts';
import { lead } from '../edits/lineForm.ts';
import { type Refactoring, rewritingLater, type TextEdit } from '../refactoring.ts';
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
  const loose = (rule: WrittenRule): readonly RawObject[] => {
    const found = looseArguments(rule, architecture);
    return found.length > 0 && namedIn(rule).some((name) => torn.has(name)) ? [] : found;
  };
  const own = at === undefined ? [] : loose(at);
  const isInOthers = written.rules.some((rule) => rule !== at && loose(rule).length > 0);
  const effect = 'the lower 32 bits alone, as the kernel does';
  const edits = (list: readonly RawObject[]) => list.flatMap((argument) => tightened(written, argument));
  return [
    ...(own.length > 0 ? [rewritingLater(`Compare ${effect}`, () => edits(own))] : []),
    ...(isInOthers
      ? [rewritingLater(`Compare ${effect}, in all rules`, () => edits(written.rules.flatMap(loose)))]
      : []),
  ];
}

/** The comparisons of a rule that look at more bits than the kernel does. */
function looseArguments(rule: WrittenRule, architecture: string): readonly RawObject[] {
  const known = knownLoose(rule.object);
  const before = known.get(architecture);
  if (before !== undefined) return before;
  const found = objectsIn(rule.object, 'args').filter((argument) => isLoose(rule, argument, architecture));
  known.set(architecture, found);
  return found;
}

/** By architectures; an edit leaves most rules alone. */
const knownLoose = remembering((_rule: RawObject) => new Map<string, readonly RawObject[]>());

function isLoose(rule: WrittenRule, argument: RawObject, architecture: string): boolean {
  const condition = argumentCondition(argument);
  if (condition === undefined || fieldOf(argument, 'value') === undefined) return false;
  const { index, operator, value, valueTwo } = condition;
  const isWider =
    operator === 'EQ'
      ? value <= lower
      : operator === 'MASKED_EQ' && value > lower && valueTwo <= lower && (value & lower) !== 0n;
  return isWider && hasNarrow(namedIn(rule), index, columnOf(architecture));
}

/** Whether the kernel reads the argument as 32 bits for each of the calls. */
function hasNarrow(names: readonly string[], index: number, column: SyscallColumn): boolean {
  const types = names.map((name) => argumentAt(name, index, column)?.type);
  return types.length > 0 && types.every((type) => type !== undefined && !type.pointer && type.bits === 32);
}

function tightened(written: WrittenProfile, argument: RawObject): readonly TextEdit[] {
  const condition = argumentCondition(argument);
  const mask = fieldOf(argument, 'value');
  if (condition === undefined || mask === undefined) return [];
  const { operator, value } = condition;
  if (operator === 'EQ') return masked(written, argument, value);
  return [{ range: written.rangeOf(mask), newText: String(value & lower) }];
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
