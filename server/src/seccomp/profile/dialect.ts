import type { RawObject, RawProfile } from '../rawProfile.ts';
import { objectsIn } from './access.ts';

/**
 * Whose keys a profile is written with: runtime-spec's `linux.seccomp`, moby's and container-libs' additions to it, or one
 * of the two kinds of Kubernetes objects.
 */
export type Dialect = 'oci' | 'docker' | 'podman' | 'spo' | 'kubescape';

/** The dialect that the text shows: keys that only one reader knows tell it apart, without them it is the common one. */
export function dialectOf(profile: RawProfile): Dialect {
  const cached = dialects.get(profile);
  if (cached !== undefined) return cached;
  const dialect = dialectIn(profile);
  dialects.set(profile, dialect);
  return dialect;
}

const dialects = new WeakMap<RawProfile, Dialect>();

function dialectIn({ form, body }: RawProfile): Dialect {
  if (form === 'spo' || form === 'kubescape') return form;
  if (form === 'runtime-config' || body.kind !== 'object') return 'oci';
  const hints = new Set([hintOf(body), ...objectsIn(body, 'syscalls').map(hintOf)]);
  return hints.has('podman') ? 'podman' : hints.has('docker') ? 'docker' : 'oci';
}

/** Of the profile itself and of its rules; no key means one thing here and another there. */
const telling: ReadonlyMap<string, Dialect> = new Map([
  ['defaulterrno', 'podman'],
  ['errno', 'podman'],
  ['archmap', 'docker'],
  ['name', 'docker'],
  ['comment', 'docker'],
  ['includes', 'docker'],
  ['excludes', 'docker'],
]);

const known = new WeakMap<RawObject, Dialect>();

/** Remembered, for a profile has hundreds of rules and an edit changes one. */
function hintOf(object: RawObject): Dialect {
  const cached = known.get(object);
  if (cached !== undefined) return cached;
  const hints = object.entries.map(({ key }) => telling.get(key.toLowerCase()));
  const hint = hints.includes('podman') ? 'podman' : hints.includes('docker') ? 'docker' : 'oci';
  known.set(object, hint);
  return hint;
}
