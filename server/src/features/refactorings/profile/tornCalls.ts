import { remembering } from '../../../base/remembering.ts';
import { fieldOf, listItems } from '../../../seccomp/profile/access.ts';
import type { RawObject } from '../../../seccomp/rawProfile.ts';
import { rulesByName, type WrittenProfile, type WrittenRule } from './writtenProfile.ts';

/** The calls that rules of different actions name, at least one of them with conditions on arguments. */
export const tornCalls = remembering((written: WrittenProfile): ReadonlySet<string> => {
  const torn = [...rulesByName(written)].filter(([, rules]) => rules.length > 1 && areTorn(rules));
  return new Set(torn.map(([name]) => name));
});

function areTorn(rules: readonly WrittenRule[]): boolean {
  const outcomes = rules.map(({ object }) => outcomeOf(object));
  return (
    outcomes.some(({ hasConditions }) => hasConditions) &&
    outcomes.some(({ action }) => action !== outcomes[0]?.action)
  );
}

const outcomeOf = remembering((rule: RawObject) => ({
  action: ['action', 'errnoRet', 'errno'].map((key) => saidIn(rule, key)).join(),
  hasConditions: listItems(rule, 'args').length > 0,
}));

function saidIn(rule: RawObject, key: string): string {
  const value = fieldOf(rule, key);
  return value?.kind === 'text' || value?.kind === 'number' ? String(value.value) : '';
}
