import { remembering } from '../../../base/remembering.ts';
import type { Plain } from '../../../seccomp/convert/plain.ts';
import { runs } from '../../../seccomp/evaluate/verdict.ts';
import { columnOf } from '../../../seccomp/kernel/calls.ts';
import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import { borderNote } from '../../../seccomp/onTarget/borderNote.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { listItems, textOf } from '../../../seccomp/profile/access.ts';
import { removals } from '../edits/removals.ts';
import { siblingAfter } from '../edits/sibling.ts';
import { valueText } from '../edits/valueText.ts';
import { withInsertion } from '../edits/withInsertion.ts';
import type { Refactoring, TextEdit } from '../refactoring.ts';
import { type AddedRule, narrowAdditions } from './additions.ts';
import { rulesByName, type WrittenProfile, type WrittenRule } from './writtenProfile.ts';

/** Allows what some programs need and default profiles deny, in place of running them without a filter. */
export function addNarrowly(written: WrittenProfile, host: ProfileOnHost): readonly Refactoring[] {
  if (host.filter === undefined) return [];
  const known = offered(written);
  const before = known.get(host);
  if (before !== undefined) return before;
  const found = additionsTo(written, host);
  known.set(host, found);
  return found;
}

/** Whatever the place that is asked about, the answers are the same. */
const offered = remembering(
  (_written: WrittenProfile) => new WeakMap<ProfileOnHost, readonly Refactoring[]>(),
);

function additionsTo(written: WrittenProfile, host: ProfileOnHost): readonly Refactoring[] {
  return narrowAdditions.flatMap(({ purpose, rules, opens, details }): readonly Refactoring[] => {
    const added = rules.flatMap((rule) => needed(rule, host) ?? []);
    const names = added.flatMap((rule) => rule.names);
    const edits = names.length === 0 ? undefined : editsFor(written, added);
    if (edits === undefined) return [];
    const title = `Allow what ${purpose} need${purpose.startsWith('a ') ? 's' : ''} (${names.join(', ')}), which opens ${opens}${borderNote(host, names)}`;
    return [{ title, kind: 'rewrite', consequences: details, edits }];
  });
}

/** CLONE_NEWUSER, CLONE_NEWPID and CLONE_NEWNET together. */
const wantedNamespaces = 0x7000_0000n;

/** What of a rule the profile does not allow yet on the host. */
function needed(rule: AddedRule, host: ProfileOnHost): AddedRule | undefined {
  const { architecture } = host.target;
  // Its clone has the flags elsewhere.
  if (rule.without !== undefined && architecture.startsWith('s390')) return undefined;
  const args = rule.without === undefined ? [] : [wantedNamespaces];
  const names = rule.names.filter(
    (name) =>
      syscallNamed(name)?.numbers.has(columnOf(architecture)) === true && !runs(host.verdict(name, args)),
  );
  return names.length === 0 ? undefined : { ...rule, names };
}

/** @returns undefined where rules with conditions stand against it, or the form of the text does */
function editsFor(written: WrittenProfile, added: readonly AddedRule[]): readonly TextEdit[] | undefined {
  const { text, rules, rangeOf, itemRanges } = written;
  const names = new Set(added.flatMap((rule) => rule.names));
  const naming = new Set([...names].flatMap((name) => rulesByName(written).get(name) ?? []));
  const denying = [...naming].filter((rule) => !isAllowing(rule));
  if (denying.some((rule) => !rule.isPlain || listItems(rule.object, 'args').length > 0)) return undefined;
  const isGone = (rule: WrittenRule): boolean =>
    denying.includes(rule) && rule.names.every(({ value }) => names.has(value));
  const last = rules.findLast((rule) => !isGone(rule));
  if (last === undefined) return undefined;
  const removed = [
    denying.some(isGone)
      ? removals(text, itemRanges(written.list), (index) =>
          rules.some((rule) => rule.index === index && isGone(rule)),
        )
      : [],
    ...denying
      .filter((rule) => !isGone(rule))
      .map((rule) =>
        removals(text, itemRanges(rule.list), (index) => names.has(rule.names[index]?.value ?? '')),
      ),
  ];
  if (removed.includes(undefined)) return undefined;
  const place = rangeOf(last.object);
  const [first, ...more] = added.map((rule) =>
    siblingAfter(text, place, valueText(text, place, plainRule(rule))),
  );
  if (first === undefined) return undefined;
  const newText = [first, ...more].map((edit) => edit.newText).join('');
  return withInsertion(
    removed.flatMap((ranges) => ranges ?? []),
    { ...first, newText },
  );
}

function isAllowing({ object }: WrittenRule): boolean {
  return /_(?:ALLOW|LOG)$/.test(textOf(object, 'action') ?? '');
}

function plainRule({ names, without }: AddedRule): Plain {
  const args =
    without === undefined
      ? {}
      : { args: [{ index: without.index, value: without.bits, valueTwo: 0, op: 'SCMP_CMP_MASKED_EQ' }] };
  return { names, action: 'SCMP_ACT_ALLOW', ...args };
}
