import { type Built, keyOf } from './built.ts';

export type Plain =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** The value as JSON; whole numbers keep all their digits. */
export function jsonOf(node: Built): string {
  switch (node.kind) {
    case 'mapping':
      return `{${node.entries.map((entry) => `${JSON.stringify(keyOf(entry))}:${jsonOf(entry.value)}`).join(',')}}`;
    case 'sequence':
      return `[${node.items.map(jsonOf).join(',')}]`;
    case 'scalar':
      return typeof node.value === 'bigint' ? node.value.toString() : JSON.stringify(node.value);
    case 'hole':
      return 'null';
  }
}

/** Whether two values are written alike, wherever that is; the order of keys counts. */
export function isSameText(left: Built, right: Built): boolean {
  if (left === right) return true;
  if (left.kind === 'mapping') {
    return (
      right.kind === 'mapping' &&
      left.entries.length === right.entries.length &&
      left.entries.every((entry, index) => {
        const other = right.entries[index];
        return other !== undefined && keyOf(entry) === keyOf(other) && isSameText(entry.value, other.value);
      })
    );
  }
  if (left.kind === 'sequence') {
    return (
      right.kind === 'sequence' &&
      left.items.length === right.items.length &&
      left.items.every((item, index) => {
        const other = right.items[index];
        return other !== undefined && isSameText(item, other);
      })
    );
  }
  return left.kind === 'scalar'
    ? right.kind === 'scalar' && Object.is(left.value, right.value) && left.source === right.source
    : right.kind === left.kind;
}

/** The value as JSON would have it. */
export function plainOf(node: Built): Plain {
  switch (node.kind) {
    case 'mapping':
      return Object.fromEntries(node.entries.map((entry) => [keyOf(entry), plainOf(entry.value)]));
    case 'sequence':
      return node.items.map(plainOf);
    case 'scalar':
      return node.value;
    case 'hole':
      return null;
  }
}
