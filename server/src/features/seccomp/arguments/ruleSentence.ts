import { enumerate } from '../../../base/words.ts';
import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import { bullets, code, paragraphs, plain } from '../../hover/markdown.ts';
import { columnNames } from '../hover/words.ts';
import { type ArgumentConditions, argumentConditions } from '../written/argumentConditions.ts';
import { hostConditions } from '../written/conditions.ts';
import { ruleColumns } from '../written/ruleColumns.ts';
import type { WrittenRule } from '../written/rules.ts';
import { byText } from './byText.ts';
import { conditionWords } from './conditionWords.ts';
import { deed } from './deed.ts';

/** So many calls are named in a sentence. */
const namedCalls = 4;

/** So many of them are told apart where a condition means something else for each. */
const toldApart = 3;

/**
 * A rule as a sentence: `This rule allows clone only where none of the namespace flags is set in clone_flags.` It is what
 * the rule says by itself; other rules may say otherwise.
 * @returns undefined where it has no calls, or its conditions can't be read
 */
export function ruleSentence(profile: RawProfile, rule: WrittenRule): string | undefined {
  const calls = [...new Set(rule.calls.map(({ value }) => value))];
  const conditions = argumentConditions(rule.object);
  const does = deed(rule.action);
  if (calls.length === 0 || conditions === undefined || does === undefined) return undefined;
  const around = hostConditions(rule.object);
  const start = `This rule ${does(callsText(calls))}`;
  const taken = around.length === 0 ? '' : ` It is taken ${enumerate(around)}.`;
  if (conditions.list.length === 0) return `${start}, whatever the arguments are.${taken}`;
  const clauses = clausesOf(profile, rule, calls, conditions);
  const [only] = clauses;
  if (clauses.length === 1 && only !== undefined) return `${start} only where ${only.text}.${taken}`;
  const cases = bullets(clauses.map(({ text, whose }) => `${whose}: where ${text}`));
  return paragraphs(`${start} under a condition that differs.${taken}`, cases);
}

interface Clause {
  readonly text: string;
  readonly whose: string;
}

/** One where the conditions mean the same for all calls on all architectures. */
function clausesOf(
  profile: RawProfile,
  rule: WrittenRule,
  calls: readonly string[],
  conditions: ArgumentConditions,
): readonly Clause[] {
  const columns = ruleColumns(profile, rule.object);
  const known = calls.filter((call) => syscallNamed(call) !== undefined);
  const asked = known.flatMap((call) => {
    const own = columns.filter((column) => syscallNamed(call)?.numbers.has(column) === true);
    return own.map((column) => ({ call, column, text: conditionsText(conditions, call, column) }));
  });
  const texts = new Set(asked.map(({ text }) => text));
  const [only] = texts;
  if (texts.size === 1 && only !== undefined) return [{ text: only, whose: '' }];
  if (texts.size === 0 || known.length > toldApart) {
    return [{ text: conditionsText(conditions, undefined, 'x86_64'), whose: '' }];
  }
  return known.flatMap((call) =>
    byText(asked.filter((one) => one.call === call)).map(({ text, columns: where, isAll }) => ({
      text,
      whose: isAll ? code(call) : `${code(call)} on ${columnNames(where)}`,
    })),
  );
}

function conditionsText(
  { list, isEither, pinned }: ArgumentConditions,
  call: string | undefined,
  column: SyscallColumn,
): string {
  return enumerate(
    list.map((condition) => conditionWords(condition, call, column, pinned)),
    isEither ? 'or' : 'and',
  );
}

function callsText(calls: readonly string[]): string {
  const shown = calls.slice(0, namedCalls).map((call) => (call === '' ? plain('""') : code(call)));
  const more = calls.length - shown.length;
  return enumerate(more === 0 ? shown : [...shown, `${more} more calls`]);
}
