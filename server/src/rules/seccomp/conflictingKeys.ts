import { errnoNamed } from '../../seccomp/knowledge/errnos.ts';
import { entriesNamed, fieldOf } from '../../seccomp/profile/access.ts';
import type { Dialect } from '../../seccomp/profile/dialect.ts';
import type { RawObject, RawValue } from '../../seccomp/rawProfile.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atKey, removalFix } from './places.ts';

/** Keys that exclude each other. */
export const seccompConflictingKeys: ProfileRule = {
  id: 'seccomp-conflicting-keys',
  scope: 'profile',
  needsWholeText: true,
  summary: 'Two keys of a seccomp profile exclude each other',
  explanation:
    'Docker and Podman refuse a profile that has both `architectures` and `archMap`, and a rule that has both `name` and ' +
    '`names`: the container does not start. `listenerMetadata` is for the program behind `listenerPath` and must not ' +
    'stand without it. Of Podman’s `errno` and `errnoRet` the first wins.',
  sources: [
    'moby/profiles:seccomp/seccomp_linux.go',
    'container-libs:common/pkg/seccomp/seccomp_linux.go',
    'runtime-spec:config-linux.md#seccomp',
  ],
  defaultSeverity: 'error',
  check: ({ objects }, { dialect }) =>
    objects.flatMap(({ level, object }): readonly Finding[] => {
      if (level === 'rule') return [...ofRule(object, dialect)];
      return level === 'profile' ? [...ofProfile(object, dialect)] : [];
    }),
};

function* ofProfile(object: RawObject, dialect: Dialect): Generator<Finding> {
  const architectures = filled(object, 'architectures');
  const archMap = filled(object, 'archMap');
  if (
    architectures !== undefined &&
    archMap !== undefined &&
    (dialect === 'docker' || dialect === 'podman')
  ) {
    yield conflict(
      architectures,
      archMap,
      'Both "architectures" and "archMap" are given: Docker and Podman refuse the profile. Keep one; archMap brings the sub-architectures along.',
      [removalFix(architectures, 'Remove architectures', false)],
    );
  }
  const metadata = filled(object, 'listenerMetadata');
  if (metadata !== undefined && fieldOf(object, 'listenerPath') === undefined) {
    yield {
      message: '"listenerMetadata" must not be set without "listenerPath": there is nobody to send it to.',
      place: atKey(metadata),
      severity: 'warning',
      fixes: [removalFix(metadata, 'Remove listenerMetadata', true)],
    };
  }
  if (dialect === 'podman') yield* errnoTwins(object, 'defaultErrno', 'defaultErrnoRet');
}

function* ofRule(object: RawObject, dialect: Dialect): Generator<Finding> {
  if (dialect !== 'docker' && dialect !== 'podman') return;
  const name = filled(object, 'name');
  const names = filled(object, 'names');
  if (name !== undefined && names !== undefined) {
    yield conflict(
      name,
      names,
      'Both "name" and "names" are given: Docker and Podman refuse the profile. Move the name into "names".',
      [removalFix(name, 'Remove name', false)],
    );
  }
  if (dialect === 'podman') yield* errnoTwins(object, 'errno', 'errnoRet');
}

function* errnoTwins(object: RawObject, text: string, number: string): Generator<Finding> {
  const [named, numbered] = [filled(object, text), fieldOf(object, number)];
  if (named?.kind !== 'text' || numbered?.kind !== 'number') return;
  const meant = errnoNamed(named.value)?.value ?? Number(named.value);
  if (Number.isNaN(meant) || meant === numbered.value) return;
  yield {
    ...conflict(
      numbered,
      named,
      `"${text}" is given too and wins for Podman and CRI-O; every other reader takes this one. Let both say the same.`,
      [],
    ),
    severity: 'info',
  };
}

function conflict(
  value: RawValue,
  other: RawValue,
  message: string,
  fixes: NonNullable<Finding['fixes']>,
): Finding {
  return {
    message,
    place: atKey(value),
    related: [{ message: 'The other one is here.', place: atKey(other) }],
    fixes,
  };
}

/** What Go's decoder would not take for absent: empty lists and texts are as good as nothing. */
function filled(object: RawObject, key: string): RawValue | undefined {
  if (entriesNamed(object, key).length === 0) return undefined;
  const value = fieldOf(object, key);
  if (value === undefined || value.kind === 'unknown') return undefined;
  const isEmpty =
    (value.kind === 'list' && value.items.length === 0) || (value.kind === 'text' && value.value === '');
  return isEmpty ? undefined : value;
}
