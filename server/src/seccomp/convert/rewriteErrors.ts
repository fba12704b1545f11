import { errnoNamed } from '../knowledge/errnos.ts';
import type { RawEntry, RawObject, RawValue } from '../rawProfile.ts';

/** Podman's errors by name, which beat numbers, as numbers: Docker knows no names. */
export function rewriteErrors(body: RawObject, losses: string[]): RawObject {
  const entries = withNumber(body, 'defaultErrno', 'defaultErrnoRet', losses).map((entry): RawEntry => {
    if (entry.key.toLowerCase() !== 'syscalls' || entry.value.kind !== 'list') return entry;
    const items = entry.value.items.map(
      (rule): RawValue =>
        rule.kind === 'object' ? { ...rule, entries: withNumber(rule, 'errno', 'errnoRet', losses) } : rule,
    );
    return { key: entry.key, value: { ...entry.value, items } };
  });
  return { ...body, entries };
}

function withNumber(object: RawObject, word: string, number: string, losses: string[]): readonly RawEntry[] {
  const named = object.entries.findLast(({ key }) => key.toLowerCase() === word.toLowerCase())?.value;
  if (named?.kind !== 'text' || named.value === '') {
    return object.entries.filter(({ key }) => key.toLowerCase() !== word.toLowerCase());
  }
  const value = errnoNamed(named.value)?.value ?? Number.parseInt(named.value, 10);
  if (Number.isNaN(value)) {
    losses.push(`There is no error ${named.value}; Podman refuses the profile, and here it is left out.`);
    return object.entries.filter(({ key }) => key.toLowerCase() !== word.toLowerCase());
  }
  const others = object.entries.filter(
    ({ key }) => ![word.toLowerCase(), number.toLowerCase()].includes(key.toLowerCase()),
  );
  return [
    ...others,
    { key: number, value: { kind: 'number', value, source: String(value), origin: named.origin } },
  ];
}
