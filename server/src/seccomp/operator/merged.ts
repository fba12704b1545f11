import { KeptWith } from '../../base/keptWith.ts';
import { fieldOf, objectsIn, textOf } from '../profile/access.ts';
import type { RawObject, RawProfile } from '../rawProfile.ts';
import { unionOfRules } from './union.ts';

/** What the operator goes back through of base profiles (seccompprofile.go, resolveSyscallsForProfile: maxLevel). */
const mostLevels = 15;

/** The base profile that an object names; undefined where it names none. */
export function baseNameOf(profile: RawProfile): string | undefined {
  // Of a twin the body is made when it is asked for, and no file but the operator's has bases.
  if (profile.form !== 'spo' || profile.body.kind !== 'object') return undefined;
  return textOf(profile.body, 'baseProfileName') || undefined;
}

/**
 * Why the nodes are not to have an object (IsReconcilable): it says so itself, with `disabled` until June 2026, with
 * `state` since; or it is a part of a recording.
 */
export function passedOver({ body, isPartial }: RawProfile): 'disabled' | 'partial' | undefined {
  if (isPartial) return 'partial';
  if (body.kind !== 'object') return undefined;
  const disabled = fieldOf(body, 'disabled');
  const isDisabled = textOf(body, 'state') === 'Disabled' || (disabled?.kind === 'boolean' && disabled.value);
  return isDisabled ? 'disabled' : undefined;
}

/** What becomes of an object with its base profiles. */
export type MergedProfile =
  /** It names no base, or all of them are known. */
  | { readonly kind: 'whole'; readonly profile: RawProfile; readonly bases: readonly RawProfile[] }
  /** A base is not known, so that rules may be missing. */
  | { readonly kind: 'partly'; readonly profile: RawProfile; readonly unknownBase: string }
  /** The operator gives up and writes no file. */
  | { readonly kind: 'endless'; readonly profile: RawProfile; readonly bases: readonly RawProfile[] };

/** How a base profile of another is found by its name; undefined where it is not known. */
export type FindBase = (name: string, of: RawProfile) => RawProfile | undefined;

/**
 * The profile that the Security Profiles Operator writes to the nodes: the object's own, with the rules of its base, of
 * the base's base and so on. All else of the bases is passed over. Releases up to 0.10 write the rules of both one behind
 * the other, sorted by their actions (internal/pkg/util/union_syscalls.go), which is the same for calls all of whose
 * rules have one action.
 */
export function mergeBases(profile: RawProfile, find: FindBase): MergedProfile {
  const bases: RawProfile[] = [];
  for (let name = baseNameOf(profile); name !== undefined; ) {
    const base = name.startsWith('oci://') ? undefined : find(name, bases.at(-1) ?? profile);
    if (base === undefined) return { kind: 'partly', profile: withBases(profile, bases), unknownBase: name };
    bases.push(base);
    if (bases.length >= mostLevels) return { kind: 'endless', profile, bases };
    name = baseNameOf(base);
  }
  return { kind: 'whole', profile: withBases(profile, bases), bases };
}

interface Known {
  readonly bases: readonly RawProfile[];
  readonly merged: RawProfile;
}

const known = new KeptWith<RawProfile, Known>();

/** The same object for the same profiles, so that what is known of it is found again. */
function withBases(profile: RawProfile, bases: readonly RawProfile[]): RawProfile {
  if (bases.length === 0 || profile.body.kind !== 'object') return profile;
  const { body } = profile;
  const before = known.get(profile);
  if (before?.bases.length === bases.length && before.bases.every((base, index) => base === bases[index])) {
    return before.merged;
  }
  const rules = bases.reduce((above, base) => unionOfRules(rulesOf(base), above), rulesOf(profile));
  const { origin } = fieldOf(body, 'syscalls') ?? body;
  const merged: RawProfile = {
    ...profile,
    body: {
      ...body,
      entries: [
        ...body.entries.filter(({ key }) => key !== 'syscalls'),
        { key: 'syscalls', value: { kind: 'list', items: rules, origin } },
      ],
    },
  };
  known.set(profile, { bases, merged });
  sources.set(merged, [profile, ...bases]);
  return merged;
}

const sources = new KeptWith<RawProfile, readonly RawProfile[]>();

/** The profiles that a merged one is made from, the object itself first; any other is made from itself. */
export function writtenAs(profile: RawProfile): readonly RawProfile[] {
  return sources.get(profile) ?? [profile];
}

function rulesOf({ body }: RawProfile): readonly RawObject[] {
  return body.kind === 'object' ? objectsIn(body, 'syscalls') : [];
}
