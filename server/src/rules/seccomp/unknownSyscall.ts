import { syscallNamed } from '../../seccomp/knowledge/syscallTable.ts';
import type { ProfileContext, ProfileValue } from '../../seccomp/profile/parts.ts';
import type { RawText } from '../../seccomp/rawProfile.ts';
import { meantWord } from '../../seccomp/words/meantWord.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atValue, wordFix } from './places.ts';
import { observedInAll } from './sources.ts';

/** Names that are no system calls. */
export const seccompUnknownSyscall: ProfileRule = {
  id: 'seccomp-unknown-syscall',
  scope: 'profile',
  summary: 'A name that is no system call',
  explanation:
    'Runtimes skip a name that libseccomp does not know, runc without a word, crun and youki with a warning in their log. A ' +
    'misspelled name in a rule that denies leaves the call open; in a rule that allows it leaves it closed. Names are ' +
    'lower case and compared to the letter; numbers and the groups of systemd (`@mount`) or strace (`%file`) are none. ' +
    'An empty name keeps runc from starting the container.',
  sources: ['libseccomp 2.6.1:src/syscalls.csv', observedInAll],
  defaultSeverity: 'warning',
  check: function* ({ names, values }, context) {
    let count = 0;
    for (const list of [names, values]) {
      for (const value of list) {
        if (isKnown(value)) continue;
        for (const finding of unknownSyscall(value, context, count < mostSearches)) {
          count++;
          yield finding;
        }
      }
    }
  },
};

/** So many unknown names of one rule are compared with all names there are; more are not told one by one. */
const mostSearches = 1000;

/** Nearly all are, so that nothing is made of them. */
function isKnown({ value }: ProfileValue): boolean {
  return value.kind !== 'text' || syscallNamed(value.value) !== undefined;
}

/** @param isSearched whether it is looked for what is meant */
function unknownSyscall(
  { value, schema, isItem }: ProfileValue,
  { dialect, language }: ProfileContext,
  isSearched: boolean,
): readonly Finding[] {
  if (schema.kind !== 'text' || schema.sort !== 'syscall' || value.kind !== 'text') return [];
  const name = value.value;
  if (name === '') return isItem ? [emptyName(value)] : [];
  const meant = isSearched ? meantWord(name, 'syscall', dialect) : undefined;
  const hint = meant === undefined ? '' : ` "${meant}" is meant, most likely.`;
  return [
    {
      message: `${whatItIs(name)}, so runtimes skip it without an error.${hint}`,
      place: atValue(value),
      fixes: meant === undefined ? [] : [wordFix(value, meant, language, false)],
    },
  ];
}

function emptyName(value: RawText): Finding {
  return {
    message:
      'An empty name is no system call: runc refuses to start the container, crun and youki skip it. Remove it.',
    place: atValue(value),
    severity: 'error',
    fixes: [{ title: 'Remove the empty name', safe: true, edits: [{ remove: value.origin }] }],
  };
}

function whatItIs(name: string): string {
  if (/^[0-9]+$/.test(name)) return `"${name}" is a number, and profiles name system calls`;
  if (/^[@%]/.test(name))
    return `"${name}" is a group of ${name.startsWith('@') ? 'systemd' : 'strace'}, which profiles do not know`;
  return `"${name}" is no system call that libseccomp knows`;
}
