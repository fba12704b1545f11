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
