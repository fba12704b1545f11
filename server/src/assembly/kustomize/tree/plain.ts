import { type Built, keyOf } from './built.ts';

export type Plain =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain };

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
