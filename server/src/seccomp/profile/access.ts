import type { RawEntry, RawObject, RawValue } from '../rawProfile.ts';

/** The entries of a key, in whatever case it is written: Go's decoder, which most readers use, does not mind the case. */
export function entriesNamed(object: RawObject, key: string): readonly RawEntry[] {
  return object.entries.filter((entry) => isNamed(entry, key));
}

/** What a key holds to Go's decoder: of several entries the last one counts, and `null` is as good as nothing. */
export function fieldOf(object: RawObject, key: string): RawValue | undefined {
  const value = object.entries.findLast((entry) => isNamed(entry, key))?.value;
  return value?.kind === 'null' ? undefined : value;
}

export function textOf(object: RawObject, key: string): string | undefined {
  const value = fieldOf(object, key);
  return value?.kind === 'text' ? value.value : undefined;
}

/** A whole number, whose every digit is known. */
export function wholeOf(object: RawObject, key: string): bigint | undefined {
  const value = fieldOf(object, key);
  if (value?.kind !== 'number') return undefined;
  return typeof value.value === 'bigint' || Number.isSafeInteger(value.value)
    ? BigInt(value.value)
    : undefined;
}

/** The items of a list; none where the key holds something else. */
export function listItems(object: RawObject, key: string): readonly RawValue[] {
  const value = fieldOf(object, key);
  return value?.kind === 'list' ? value.items : [];
}

/** The objects among the items of a list. */
export function objectsIn(object: RawObject, key: string): readonly RawObject[] {
  return listItems(object, key).filter((item) => item.kind === 'object');
}

/** What a key holds that is not as good as absent. */
export function filled(object: RawObject, key: string): readonly RawValue[] {
  const value = fieldOf(object, key);
  if (value === undefined || value.kind === 'unknown') return [];
  if (value.kind === 'text') return value.value === '' ? [] : [value];
  if (value.kind === 'list') return value.items.length === 0 ? [] : [value];
  if (value.kind === 'object')
    return value.entries.some(({ value: inner }) => !isEmpty(inner)) ? [value] : [];
  return [value];
}

function isEmpty(value: RawValue): boolean {
  return value.kind === 'null' || (value.kind === 'list' && value.items.length === 0);
}

function isNamed(entry: RawEntry, key: string): boolean {
  return (
    entry.key === key || (entry.key.length === key.length && entry.key.toLowerCase() === key.toLowerCase())
  );
}
