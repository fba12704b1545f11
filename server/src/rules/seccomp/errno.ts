import { actionNamed } from '../../seccomp/knowledge/actions.ts';
import { errnoNamed } from '../../seccomp/knowledge/errnos.ts';
import { fieldOf, textOf } from '../../seccomp/profile/access.ts';
import type { Dialect } from '../../seccomp/profile/dialect.ts';
import type { ProfileContext, ProfileObject } from '../../seccomp/profile/parts.ts';
import { keysIn } from '../../seccomp/profile/schema.ts';
import type { RawNumber, RawText } from '../../seccomp/rawProfile.ts';
import { meantWord } from '../../seccomp/words/meantWord.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { numberProblem } from './numbers.ts';
import { atKey, atValue, removalFix, wordFix } from './places.ts';
import { typesOfOperator } from './sources.ts';

/** Error numbers that can't be returned, or that nothing returns. */
export const seccompErrno: ProfileRule = {
  id: 'seccomp-errno',
  scope: 'profile',
  summary: 'An error number that can’t be returned',
  explanation:
    'An error number goes with SCMP_ACT_ERRNO and SCMP_ACT_TRACE; with any other action runc ignores it and crun refuses ' +
    'the profile. libseccomp takes 0 to 4094 for SCMP_ACT_ERRNO. Runtimes cut the number to 16 bits first: 65537 is 1, ' +
    'and 65536 is 0. With 0 the call is not made and the program is told that it succeeded; of objects (Security Profiles Operator, ' +
    'Kubescape) a 0 is dropped on the way, so that the call fails with EPERM. Names of errors ' +
    '(`errno`, `defaultErrno`) are read by Podman, Buildah and CRI-O alone.',
  sources: [
    'libseccomp:src/system.c',
    'container-libs:common/pkg/seccomp/errno_list.go',
    typesOfOperator,
    'kubescape/storage:pkg/apis/softwarecomposition/v1beta1/types.go',
    'observed with runc 1.1.5 and 1.4.2, crun 1.8.1',
  ],
  defaultSeverity: 'error',
  check: ({ objects }, context) =>
    objects.flatMap(({ level, object }): readonly Finding[] => {
      if (level === 'profile')
        return errnosOf({ level, object }, context, 'defaultAction', 'defaultErrnoRet', 'defaultErrno');
      return level === 'rule' ? errnosOf({ level, object }, context, 'action', 'errnoRet', 'errno') : [];
    }),
};

const largest = 4094n;

function errnosOf(
  { level, object }: ProfileObject,
  { dialect, language }: ProfileContext,
  actionKey: string,
  numberKey: string,
  nameKey: string,
): readonly Finding[] {
  const action = textOf(object, actionKey);
  const known = action === undefined ? undefined : actionNamed(action);
  // Of a key that nobody reads it does not matter what it says.
  const has = (key: string): boolean => keysIn(level, dialect).has(key.toLowerCase());
  const number = has(numberKey) ? fieldOf(object, numberKey) : undefined;
  const name = has(nameKey) ? fieldOf(object, nameKey) : undefined;
  const found: Finding[] = [];
  if (name?.kind === 'text') found.push(...ofName(name, dialect, language));
  if (number?.kind !== 'number' || known === undefined) return found;
  if (numberProblem(number, 'errno', dialect, language) !== undefined) return found;
  if (!known.usesErrno) {
    found.push({
      message: `${known.name} returns no error number. runc ignores this one; crun refuses to start the container. Remove it.`,
      place: atKey(number),
      severity: 'warning',
      tags: ['unnecessary'],
      fixes: [removalFix(number, `Remove ${numberKey}`, true)],
    });
  } else if (known.name === 'SCMP_ACT_ERRNO') {
    found.push(...ofNumber(number, dialect));
  }
  return found;
}

/** What is left of it once runtimes have cut it to 16 bits. */
function ofNumber(number: RawNumber, dialect: Dialect): readonly Finding[] {
  if (!/^[0-9]+$/.test(number.source)) return [];
  const written = BigInt(number.source);
  if (written > 2n ** 64n - 1n) return [];
  const value = written % 65536n;
  const place = atValue(number);
  if (value > largest) {
    const cut = written === value ? '' : ` It is cut to 16 bits, which leaves ${value}.`;
    return [
      {
        message: `The largest error number is ${largest}.${cut} The container does not start with it.`,
        place,
      },
    ];
  }
  if (written !== value) {
    const means = value === 0n ? '0, with which the call is not made and yet succeeds' : `${value}`;
    return [
      {
        message: `Error numbers are cut to 16 bits: this is ${means}. Write the number that is meant.`,
        place,
        severity: 'warning',
      },
    ];
  }
  if (value > 0n) return [];
  const isObject = dialect === 'spo' || dialect === 'kubescape';
  return [
    {
      message: isObject
        ? 'An object can’t hold error number 0: it counts as not given, and the call fails with 1 (EPERM). Write that.'
        : 'With error number 0 the call is not made and the program is told that it succeeded. Write an error such as 1 (EPERM).',
      place,
      severity: 'warning',
      fixes: [{ title: 'Write 1 (EPERM)', safe: false, edits: [{ place, newText: '1' }] }],
    },
  ];
}

function ofName(name: RawText, dialect: Dialect, language: 'json' | 'yaml'): readonly Finding[] {
  const text = name.value;
  if (text === '' || errnoNamed(text) !== undefined || /^[0-9]+$/.test(text)) return [];
  const meant = meantWord(text, 'errno', dialect);
  const hint =
    meant === undefined
      ? 'Write a name such as EPERM, or a number in decimal.'
      : `${meant} is meant, most likely.`;
  return [
    {
      message: `"${text}" is no error that Podman knows, and it refuses the profile. ${hint}`,
      place: atValue(name),
      fixes: meant === undefined ? [] : [wordFix(name, meant, language, false)],
    },
  ];
}
