import { entriesNamed } from '../../../seccomp/profile/access.ts';
import type { RawObject, RawProfile } from '../../../seccomp/rawProfile.ts';
import type { Path } from '../../keys/place.ts';
import { rulesOf, type WrittenRule } from '../written/rules.ts';

/** What of a profile's rules a path leads to. */
export interface PlaceInRule {
  readonly rule: WrittenRule;
  /** The condition on an argument that it leads into. */
  readonly condition: RawObject | undefined;
}

/**
 * The rule that a path leads into.
 * @param path from the profile, or the object that holds it, on
 * @returns undefined at places outside of rules, and below keys that are written twice
 */
export function ruleAt(profile: RawProfile, path: Path): PlaceInRule | undefined {
  const { body } = profile;
  const object = body.kind === 'object' ? itemAt(body, 'syscalls', path) : undefined;
  const rule = object && rulesOf(profile).find((one) => one.object === object);
  return rule && { rule, condition: itemAt(rule.object, 'args', path) };
}

/** The item of a list of objects that a path leads into. */
function itemAt(holder: RawObject, key: string, path: Path): RawObject | undefined {
  const at = path.findIndex((step) => typeof step === 'string' && step.toLowerCase() === key);
  const index = at < 0 ? undefined : path[at + 1];
  const entries = entriesNamed(holder, key);
  const list = entries.length === 1 ? entries[0]?.value : undefined;
  const item = list?.kind === 'list' && typeof index === 'number' ? list.items[index] : undefined;
  return item?.kind === 'object' ? item : undefined;
}
