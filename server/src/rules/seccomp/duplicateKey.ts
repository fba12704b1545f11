import type { ProfileObject } from '../../seccomp/profile/parts.ts';
import type { RawEntry } from '../../seccomp/rawProfile.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atKey, removalFix } from './places.ts';
import { observedInAll } from './sources.ts';

/** Keys that stand twice in one object, in whatever case. */
export const seccompDuplicateKey: ProfileRule = {
  id: 'seccomp-duplicate-key',
  scope: 'profile',
  needsWholeText: true,
  summary: 'A key of a seccomp profile stands twice',
  explanation:
    'Readers differ over which of the two counts: Go’s decoder (Docker, Podman, containerd, runc) takes the last, in ' +
    'whatever case it is written, crun takes the first, and youki refuses the profile. Keep one.',
  sources: ['https://pkg.go.dev/encoding/json#Unmarshal', observedInAll],
  defaultSeverity: 'warning',
  check: ({ objects }, { dialect }) => objects.flatMap((object) => duplicates(object, dialect === 'spo')),
};

function duplicates({ object }: ProfileObject, isSpo: boolean): readonly Finding[] {
  const seen = new Map<string, RawEntry>();
  return object.entries.flatMap((entry): readonly Finding[] => {
    const key = entry.key.toLowerCase();
    const first = seen.get(key);
    seen.set(key, first ?? entry);
    if (first === undefined || (isSpo && first.key !== entry.key)) return [];
    return [
      {
        message: isSpo
          ? `The key "${entry.key}" is already set in this object. kubectl refuses that; lax clients take the last.`
          : `The key "${entry.key}" is already set in this object. Docker, containerd and runc take the last, crun takes the first, and youki refuses the profile.`,
        place: atKey(entry.value),
        ...(isSpo ? { severity: 'error' as const } : {}),
        related: [{ message: 'It is set here first.', place: atKey(first.value) }],
        fixes: [removalFix(first.value, `Keep the last "${entry.key}"`, false)],
      },
    ];
  });
}
