import type { RawValue } from '../rawProfile.ts';

/** A value as JSON.stringify takes it; numbers beyond 2^53 as texts of digits behind a mark, see `json`. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

const mark = '\u0000';

/** The value without its places. Of keys that come twice the last stays. */
export function plainOf(value: RawValue): Plain {
  switch (value.kind) {
    case 'text':
    case 'boolean':
      return value.value;
    case 'number':
      return numberOf(value.value);
    case 'list':
      return value.items.map(plainOf);
    case 'object':
      return Object.fromEntries(value.entries.map((entry) => [entry.key, plainOf(entry.value)]));
    default:
      return null;
  }
}

/** A number of any size. */
function numberOf(value: number | bigint): Plain {
  return typeof value === 'bigint' && value > BigInt(Number.MAX_SAFE_INTEGER)
    ? `${mark}${value}`
    : Number(value);
}

/** The text of a value as JSON, all digits of its numbers included. */
export function json(value: Plain): string {
  return `${JSON.stringify(value, undefined, 2).replaceAll(/"\\u0000(\d+)"/g, '$1')}\n`;
}
