import { nearest } from '../../base/nearest.ts';
import { allActions } from '../../seccomp/knowledge/actions.ts';
import { allArchitectures, architectureNamed } from '../../seccomp/knowledge/architectures.ts';
import { allFilterFlags, filterFlagNamed } from '../../seccomp/knowledge/filterFlags.ts';
import { allOperators } from '../../seccomp/knowledge/operators.ts';
import type { Dialect } from '../../seccomp/profile/dialect.ts';
import type { ProfileContext, ProfileValue } from '../../seccomp/profile/parts.ts';
import type { TextSort } from '../../seccomp/profile/schema.ts';
import type { RawText } from '../../seccomp/rawProfile.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atValue, wordFix } from './places.ts';

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
    'crun:src/libcrun/seccomp.c',
    'security-profiles-operator:api/seccompprofile',
    'observed with runc 1.1.5 and 1.4.2, crun 1.8.1, youki 0.7.0',
  ],
  defaultSeverity: 'error',
  check: ({ values }, context) => values.flatMap((value) => unknownValue(value, context)),
};

interface Words {
  readonly what: string;
  readonly prefix: string;
  readonly names: (dialect: Dialect) => readonly string[];
}

const wordsOf: Partial<Readonly<Record<TextSort, Words>>> = {
  action: { what: 'action', prefix: 'SCMP_ACT_', names: () => allActions().map(({ name }) => name) },
  operator: { what: 'operator', prefix: 'SCMP_CMP_', names: () => allOperators().map(({ name }) => name) },
  architecture: {
    what: 'architecture',
    prefix: 'SCMP_ARCH_',
    names: (dialect) =>
      allArchitectures()
        .filter(({ acceptedBy }) => dialect !== 'spo' || acceptedBy.operator)
        .map(({ name }) => name),
  },
  flag: {
    what: 'flag',
    prefix: 'SECCOMP_FILTER_FLAG_',
    names: () => allFilterFlags().flatMap(({ name, inProfiles }) => (inProfiles ? [name] : [])),
  },
  state: { what: 'state', prefix: '', names: () => ['Enabled', 'Disabled'] },
};

function unknownValue(
  { value, schema }: ProfileValue,
  { dialect, language }: ProfileContext,
): readonly Finding[] {
  const words = schema.kind === 'text' ? wordsOf[schema.sort] : undefined;
  if (words === undefined || value.kind !== 'text') return [];
  const names = words.names(dialect);
  if (names.includes(value.value)) return isTaken(value, words.what, dialect);
  const meant = meantBy(value.value, words.prefix, names);
  const shown = value.value === '' ? 'This is no' : `"${value.value}" is no`;
  const refused =
    dialect === 'spo' ? 'The API server refuses the object.' : 'The container does not start with it.';
  const hint = meant === undefined ? ` There are ${listed(names)}.` : ` ${meant} is meant, most likely.`;
  return [
    {
      message: `${shown} ${words.what}. ${refused}${hint}`,
      place: atValue(value),
      fixes: meant === undefined ? [] : [wordFix(value, meant, language, false)],
    },
  ];
}

/** What exists and is yet refused by runc in every release. */
function isTaken(value: RawText, what: string, dialect: Dialect): readonly Finding[] {
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

/** Names that other tools have for the same, by what stands behind the prefix. */
const otherNames: Readonly<Record<string, string>> = {
  AMD64: 'X86_64',
  'X86-64': 'X86_64',
  I386: 'X86',
  386: 'X86',
  ARM64: 'AARCH64',
  LOONG64: 'LOONGARCH64',
  USER_NOTIF: 'NOTIFY',
  DENY: 'ERRNO',
  '==': 'EQ',
  '!=': 'NE',
  '<': 'LT',
  '<=': 'LE',
  '>': 'GT',
  '>=': 'GE',
  '=': 'EQ',
  '&': 'MASKED_EQ',
};

function meantBy(text: string, prefix: string, names: readonly string[]): string | undefined {
  const bare = text
    .trim()
    .toUpperCase()
    .replace(/^(?:SCMP_ACT_|SCMP_ARCH_|SCMP_CMP_|SECCOMP_FILTER_FLAG_|SECCOMP_RET_)/, '')
    .replace(/\(.*\)$/, '');
  if (bare === '') return undefined;
  const candidates = [bare, otherNames[bare] ?? '', text.trim()];
  for (const candidate of candidates) {
    const same = names.find((name) => name.toUpperCase() === `${prefix}${candidate}`.toUpperCase());
    if (same !== undefined) return same;
  }
  const near = nearest(
    bare,
    names.map((name) => name.slice(prefix.length)),
  );
  return near === undefined ? nearest(text, names) : `${prefix}${near}`;
}

function listed(names: readonly string[]): string {
  return names.length > 9
    ? `${names.slice(0, 6).join(', ')} and others`
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
