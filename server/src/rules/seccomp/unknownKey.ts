import { nearest } from '../../base/nearest.ts';
import type { Dialect } from '../../seccomp/profile/dialect.ts';
import type { ProfileContext, ProfileValue, UnknownEntry } from '../../seccomp/profile/parts.ts';
import { keysIn, keysOf, type Level } from '../../seccomp/profile/schema.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atKey, keyFix } from './places.ts';
import { schemaOfOperator } from './sources.ts';

/** Keys that no reader of the dialect looks at, and keys in a case that only some readers forgive. */
export const seccompUnknownKey: ProfileRule = {
  id: 'seccomp-unknown-key',
  scope: 'profile',
  needsWholeText: true,
  summary: 'A key that a seccomp profile does not have',
  explanation:
    'Docker, Podman, containerd, runc and crun leave out keys that they do not know, without a word: a misspelled ' +
    '`errnoRet` means EPERM, a misspelled `args` makes a rule unconditional. Go’s decoder (Docker, Podman, containerd, ' +
    'runc) takes a key in any case, crun and youki only as it is defined. A key of another dialect does nothing where ' +
    'it stands. For an object of the Security Profiles Operator `kubectl` refuses unknown keys, and lax clients drop them.',
  sources: [
    'https://pkg.go.dev/encoding/json#Unmarshal',
    'runtime-spec:schema/defs-linux.json',
    'moby/profiles:seccomp/seccomp.go',
    schemaOfOperator,
  ],
  defaultSeverity: 'warning',
  check: ({ unknown, values }, context) => [
    ...unknown.flatMap((entry) => unknownKey(entry, context)),
    ...values.flatMap((value) => otherCase(value, context)),
  ],
};

/** Keys that people write to explain a profile, where JSON has no comments. */
const remark = /^(?:[_$#/].*|x-.*|comment|comments|description|note|notes|title|version)$/i;

function unknownKey(entry: UnknownEntry, { dialect, language }: ProfileContext): readonly Finding[] {
  const { key, value, holder } = entry;
  const isObject = dialect === 'spo';
  if (!isObject && remark.test(key)) return [];
  const own = [...keysIn(holder.level, dialect).values()].map((schema) => schema.key);
  const present = new Set(holder.object.entries.map((other) => other.key.toLowerCase()));
  const meant = nearest(
    key,
    own.filter((name) => !present.has(name.toLowerCase())),
  );
  const elsewhere = keysOf(holder.level).find((schema) => schema.key.toLowerCase() === key.toLowerCase());
  const levels = levelsWith(key);
  const finding = (
    message: string,
    severity?: Finding['severity'],
    fixes: Finding['fixes'] = [],
  ): Finding => ({
    message,
    place: atKey(value),
    ...(severity === undefined ? {} : { severity }),
    fixes,
  });
  const consequence =
    key.toLowerCase() === 'minkernel' && dialect === 'podman'
      ? 'Podman and CRI-O apply the rule on every kernel.'
      : isObject
        ? 'kubectl refuses the object, and clients that do not look drop the key.'
        : 'Whoever reads the profile leaves it out without a word.';
  const severity = isObject ? 'error' : undefined;
  if (meant !== undefined && elsewhere === undefined) {
    const text = `${nameOf(holder.level)} has no key "${key}". ${consequence} "${meant}" is meant, most likely.`;
    return [finding(text, severity, [keyFix(value, meant, language)])];
  }
  if (elsewhere !== undefined) {
    return [
      finding(
        `"${elsewhere.key}" is a key of ${readersOf(elsewhere.dialects)}, not of ${whose(dialect)}. ${consequence}`,
        severity,
      ),
    ];
  }
  if (levels.length > 0) {
    const places = levels.map((level) => nameOf(level).toLowerCase()).join(' or ');
    return [finding(`"${key}" is a key of ${places}; here it does nothing. ${consequence}`, severity)];
  }
  return [finding(`${nameOf(holder.level)} has no key "${key}". ${consequence}`, severity ?? 'info')];
}

/** crun and youki know a key only as it is defined; the API server likewise. */
function otherCase(part: ProfileValue, { dialect, language }: ProfileContext): readonly Finding[] {
  if (part.isItem) return [];
  const written = part.holder.object.entries.find((entry) => entry.value === part.value)?.key;
  if (written === undefined || written === part.key) return [];
  const consequence =
    dialect === 'spo'
      ? 'kubectl refuses the object.'
      : 'Docker, containerd and runc take it in any case; crun and youki do not know it, and refuse the profile where it is required.';
  return [
    {
      message: `The key is "${part.key}", not "${written}". ${consequence}`,
      place: atKey(part.value),
      ...(dialect === 'spo' ? { severity: 'error' as const } : {}),
      fixes: [keyFix(part.value, part.key, language)],
    },
  ];
}

const levelNames: Readonly<Record<Level, string>> = {
  profile: 'A profile',
  rule: 'A rule',
  argument: 'An argument’s condition',
  condition: 'includes and excludes',
  archMap: 'An entry of archMap',
};

function nameOf(level: Level): string {
  return levelNames[level];
}

function levelsWith(key: string): readonly Level[] {
  return (['profile', 'rule', 'argument', 'condition', 'archMap'] as const).filter((level) =>
    keysOf(level).some((schema) => schema.key === key && schema.value.kind !== 'flag' && key !== 'name'),
  );
}

function readersOf(dialects: readonly string[]): string {
  if (dialects.includes('oci')) return 'OCI runtimes, Docker and Podman';
  const engines = dialects.filter((dialect) => dialect === 'docker' || dialect === 'podman');
  if (engines.length === 2) return 'Docker and Podman';
  if (engines.length === 1) return engines[0] === 'docker' ? 'Docker' : 'Podman';
  return 'the objects of operators';
}

function whose(dialect: Dialect): string {
  switch (dialect) {
    case 'spo':
      return 'a SeccompProfile of the Security Profiles Operator';
    case 'kubescape':
      return 'a SeccompProfile of Kubescape';
    case 'docker':
      return 'Docker’s profiles';
    case 'podman':
      return 'Podman’s profiles';
    case 'oci':
      return 'an OCI runtime’s profile';
  }
}
