import { additionOf } from '../../../rules/edits/addition.ts';
import { namesInWords } from '../../../rules/seccomp/onTarget/words.ts';
import { familiesWith } from '../../../seccomp/knowledge/syscallGroups.ts';
import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import { borderNote } from '../../../seccomp/onTarget/borderNote.ts';
import { newerForms } from '../../../seccomp/onTarget/newerForms.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { textOf } from '../../../seccomp/profile/access.ts';
import type { RawText } from '../../../seccomp/rawProfile.ts';
import { conditionsOf } from '../../seccomp/written/conditions.ts';
import { ruleColumns } from '../../seccomp/written/ruleColumns.ts';
import { type Refactoring, rewriting } from '../refactoring.ts';
import { rulesByName, type WrittenProfile, type WrittenRule } from './writtenProfile.ts';

/**
 * Adds to a rule without conditions the calls that do the same as the one at the cursor, of those that the profile's
 * architectures have and no rule names: programs use whichever their library prefers.
 * @param at the name at the cursor
 * @param host where the profile is taken to, undefined where it is to no host
 */
export function completeFamily(
  written: WrittenProfile,
  { object, names, isPlain }: WrittenRule,
  at: RawText,
  host: ProfileOnHost | undefined,
): readonly Refactoring[] {
  const { text, profile, rangeOf } = written;
  const last = names.at(-1);
  if (!isPlain || last === undefined || conditionsOf(object).length > 0) return [];
  const columns = ruleColumns(profile, object);
  const members = [
    ...familiesWith(at.value).flatMap((family) => family.members),
    ...newerForms.flatMap(({ older, newer }) => (older === at.value ? [newer] : [])),
  ];
  const missing = [...new Set(members)].filter((name) => {
    const numbers = syscallNamed(name)?.numbers;
    return !rulesByName(written).has(name) && columns.some((column) => numbers?.has(column) === true);
  });
  if (missing.length === 0) return [];
  const item = rangeOf(last);
  const border = host === undefined ? '' : borderNote(host, missing);
  const verb = /_ALLOW$/.test(textOf(object, 'action') ?? '') ? 'Allow' : 'Treat alike';
  return rewriting(`${verb} the rest of the family of ${at.value} too: ${namesInWords(missing)}${border}`, [
    { range: { start: item.end, end: item.end }, newText: additionOf(text, item, missing) },
  ]);
}
