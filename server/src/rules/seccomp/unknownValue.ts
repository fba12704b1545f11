import { enumerate } from '../../base/words.ts';
import { architectureNamed } from '../../seccomp/knowledge/architectures.ts';
import { filterFlagNamed } from '../../seccomp/knowledge/filterFlags.ts';
import type { Dialect } from '../../seccomp/profile/dialect.ts';
import type { ProfileContext, ProfileValue } from '../../seccomp/profile/parts.ts';
import type { TextSort } from '../../seccomp/profile/schema.ts';
import type { RawText } from '../../seccomp/rawProfile.ts';
import { meantWord } from '../../seccomp/words/meantWord.ts';
import { wordsOf } from '../../seccomp/words/words.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atValue, removalFix, wordFix } from './places.ts';
import { filterOfCrun, observedInAll, typesOfOperator } from './sources.ts';

/** Actions, architectures, operators and flags that do not exist, or that a reader does not take. */
export const seccompUnknownValue: ProfileRule = {
  id: 'seccomp-unknown-value',
  scope: 'profile',
  summary: 'An action, architecture, operator or flag that does not exist',
  explanation:
    'runc, crun and youki compare these words to the letter and refuse the whole profile for one that they do not know: ' +
    'the container does not start. The names of the kernel (`SECCOMP_RET_ERRNO`) and of Go (`amd64`) are none of them. ' +
    'Some words exist for one reader alone: runc refuses SCMP_ARCH_NATIVE and SCMP_ARCH_PARISC.',
  sources: [
    'runtime-spec:config-linux.md#seccomp',
    'runc:libcontainer/seccomp/config.go',
    filterOfCrun,
    typesOfOperator,
    observedInAll,
  ],
  defaultSeverity: 'error',
  check: ({ values }, context) => values.flatMap((value) => unknownValue(value, context)),
};

/** What the sorts of words are called whose readers know no others. */
const sortNames: Partial<Readonly<Record<TextSort, string>>> = {
  action: 'action',
  operator: 'operator',
  architecture: 'architecture',
  flag: 'flag',
  state: 'state',
};

function unknownValue(
  { value, schema, isItem }: ProfileValue,
  { dialect, language }: ProfileContext,
): readonly Finding[] {
  if (schema.kind !== 'text' || value.kind !== 'text') return [];
  const what = sortNames[schema.sort];
  const names = what === undefined ? undefined : wordsOf(schema.sort, dialect);
  if (what === undefined || names === undefined) return [];
  if (names.includes(value.value)) return isTaken(value, what, dialect, isItem);
  const meant = meantWord(value.value, schema.sort, dialect);
  const shown = value.value === '' ? 'This is no' : `"${value.value}" is no`;
  const refused =
    dialect === 'spo' ? 'The API server refuses the object.' : 'The container does not start with it.';
  const hint = meant === undefined ? ` There are ${listed(names)}.` : ` ${meant} is meant, most likely.`;
  return [
    {
      message: `${shown} ${what}. ${refused}${hint}`,
      place: atValue(value),
      fixes: meant === undefined ? [] : [wordFix(value, meant, language, false)],
    },
  ];
}

/** What exists and is yet refused by runc in every release. */
function isTaken(value: RawText, what: string, dialect: Dialect, isItem: boolean): readonly Finding[] {
  const refusing =
    what === 'architecture'
      ? architectureNamed(value.value)?.since.runc === undefined
      : what === 'flag' && filterFlagNamed(value.value)?.since.runc === undefined;
  if (!refusing) return [];
  const others = what === 'flag' ? 'crun and youki take it' : othersTaking(value.value);
  return [
    {
      message: `runc does not know the ${what} ${value.value} and refuses to start the container; ${others}.`,
      place: atValue(value),
      // Podman and CRI-O run crun by default.
      ...(dialect === 'podman' && what === 'flag' ? { severity: 'warning' as const } : {}),
      fixes: isItem ? [removalFix(value, `Remove ${value.value}`, false)] : [],
    },
  ];
}

function othersTaking(name: string): string {
  const accepted = architectureNamed(name)?.acceptedBy;
  const takers = [accepted?.crun === true ? 'crun' : '', accepted?.youki === true ? 'youki' : ''].filter(
    Boolean,
  );
  return takers.length === 0 ? 'no other runtime takes it' : `${takers.join(' and ')} may take it`;
}

function listed(names: readonly string[]): string {
  return names.length > 9 ? `${names.slice(0, 6).join(', ')} and others` : enumerate(names);
}
