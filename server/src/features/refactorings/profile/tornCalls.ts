import { remembering } from '../../../base/remembering.ts';
import { fieldOf, listItems } from '../../../seccomp/profile/access.ts';
import type { RawObject } from '../../../seccomp/rawProfile.ts';
import { namedIn, type WrittenProfile } from './writtenProfile.ts';

/** The calls that rules of different actions name, at least one of them with conditions on arguments. */
export const tornCalls = remembering(({ rules }: WrittenProfile): ReadonlySet<string> => {
  const conditional = new Set(
    rules.filter(({ object }) => listItems(object, 'args').length > 0).flatMap(namedIn),
  );
  const actions = new Map<string, string>();
  const torn = new Set<string>();
  if (conditional.size === 0) return torn;
  for (const rule of rules) {
    const { action } = outcomeOf(rule.object);
    for (const name of namedIn(rule)) {
      if (!conditional.has(name)) continue;
      if (actions.get(name) !== undefined && actions.get(name) !== action) torn.add(name);
      actions.set(name, action);
    }
  }
  return torn;
});

const outcomeOf = remembering((rule: RawObject) => ({
  action: ['action', 'errnoRet', 'errno'].map((key) => saidIn(rule, key)).join(),
}));

function saidIn(rule: RawObject, key: string): string {
  const value = fieldOf(rule, key);
  return value?.kind === 'text' || value?.kind === 'number' ? String(value.value) : '';
}
