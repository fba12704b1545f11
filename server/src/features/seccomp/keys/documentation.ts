import type { KeyDocumentation, StructDocumentation } from '../../keys/types.ts';
import { archMapKeys, profileKeys } from './profile.ts';
import { argumentKeys, excludesKeys, includesKeys, ruleKeys } from './rule.ts';
import { kubescapeContainerKeys, kubescapeSpecKeys, objectKeys, seccompProfileKeys } from './surroundings.ts';

/** The kinds of objects that a profile is made of, and those that hold one. */
export type KeyLevel = keyof typeof levels;

const levels = {
  profile: profileKeys,
  archMap: archMapKeys,
  rule: ruleKeys,
  argument: argumentKeys,
  includes: includesKeys,
  excludes: excludesKeys,
  operatorObject: objectKeys.operator,
  kubescapeObject: objectKeys.kubescape,
  kubescapeSpec: kubescapeSpecKeys,
  kubescapeContainer: kubescapeContainerKeys,
  seccompProfile: seccompProfileKeys,
} as const satisfies Readonly<Record<string, StructDocumentation>>;

/** What a key means, in every dialect that has it; undefined for keys that none has. */
export function seccompKeyDocumentation(level: KeyLevel, key: string): KeyDocumentation | undefined {
  const keys: StructDocumentation = levels[level];
  return Object.hasOwn(keys, key) ? keys[key] : undefined;
}

/** All keys that an object of a profile can have in some dialect. */
export function seccompKeys(level: KeyLevel): readonly string[] {
  return Object.keys(levels[level]);
}
