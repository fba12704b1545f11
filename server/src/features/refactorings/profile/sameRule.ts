import { remembering } from '../../../base/remembering.ts';
import { json, plainOf } from '../../../seccomp/convert/plain.ts';
import type { RawObject, RawValue } from '../../../seccomp/rawProfile.ts';

/**
 * What a rule says besides the calls that it is for, so that rules can be compared by it: action, error, conditions on
 * arguments, hosts and capabilities, comment. The order of keys does not count, nor does a list or object that is empty.
 */
export function meaningOf(rule: RawObject): string {
  return remembered(rule).text;
}

/** An edit leaves most rules alone. */
const remembered = remembering((rule: RawObject) => ({ text: said(rule, (key) => key !== 'names') }));

function said({ entries }: RawObject, isCounted: (key: string) => boolean): string {
  const parts = entries
    .map(({ key, value }) => ({ key: key.toLowerCase(), value }))
    .filter(({ key, value }) => isCounted(key) && !isEmpty(value))
    .map(({ key, value }) => `${JSON.stringify(key)}:${saidBy(value)}`);
  return `{${parts.toSorted().join()}}`;
}

function saidBy(value: RawValue): string {
  if (value.kind === 'object') return said(value, () => true);
  if (value.kind === 'list') return `[${value.items.map(saidBy).join()}]`;
  return value.kind === 'number' ? value.source : json(plainOf(value)).trim();
}

function isEmpty(value: RawValue): boolean {
  if (value.kind === 'null') return true;
  if (value.kind === 'text') return value.value === '';
  if (value.kind === 'list') return value.items.length === 0;
  return value.kind === 'object' && value.entries.length === 0;
}
