import { compile } from '../../../seccomp/evaluate/compile.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { fieldOf } from '../../../seccomp/profile/access.ts';
import type { RawObject, RawProfile, RawValue } from '../../../seccomp/rawProfile.ts';

/** An object with other items in one of its lists. */
export function withList(object: RawObject, key: string, items: readonly RawValue[]): RawObject {
  const list = fieldOf(object, key);
  if (list?.kind !== 'list') return object;
  return {
    ...object,
    entries: object.entries.map((entry) =>
      entry.value === list ? { ...entry, value: { ...list, items } } : entry,
    ),
  };
}

/** Whether no container starts where the profile says something else. */
export function isRefused({ profile, target }: ProfileOnHost, body: RawObject): boolean {
  const changed: RawProfile = { ...profile, body };
  return compile({ profile: changed, text: undefined, path: 'profile.json' }, target).kind === 'refused';
}
