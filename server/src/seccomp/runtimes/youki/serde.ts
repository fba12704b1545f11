import type { RawValue } from '../../rawProfile.ts';

/** Thrown by the readers of youki's config: what serde_json stops with. */
export class SerdeError extends Error {}

/** One field of a struct: how its value is read, and what stands for it where it is absent. */
export interface SerdeField {
  readonly key: string;
  readonly read: (value: RawValue) => void;
  readonly required: boolean;
}

/** A struct, from an object or, as serde allows, from the list of its fields' values. Unknown keys are dropped. */
export function readStruct(value: RawValue, name: string, fields: readonly SerdeField[]): void {
  if (value.kind === 'list') {
    const missing = fields.findIndex((field, position) => {
      const item = value.items[position];
      if (item !== undefined) field.read(item);
      return item === undefined && position >= value.items.length;
    });
    if (missing < 0) return;
    throw new SerdeError(`invalid length ${missing}, expected struct ${name} with ${fields.length} elements`);
  }
  if (value.kind !== 'object') throw invalidType(value, `struct ${name}`);
  const seen = new Set<string>();
  for (const { key, value: written } of value.entries) {
    const field = fields.find((each) => each.key === key);
    if (field === undefined) continue;
    if (seen.has(key)) throw new SerdeError(`duplicate field \`${key}\``);
    seen.add(key);
    field.read(written);
  }
  const missing = fields.find((field) => field.required && !seen.has(field.key));
  if (missing !== undefined) throw new SerdeError(`missing field \`${missing.key}\``);
}

/** An `Option`: null is none. */
export function optional<T>(value: RawValue, read: (value: RawValue) => T): T | undefined {
  return value.kind === 'null' ? undefined : read(value);
}

export function readList<T>(value: RawValue, item: (value: RawValue) => T): readonly T[] {
  if (value.kind !== 'list') throw invalidType(value, 'a sequence');
  return value.items.map(item);
}

/** @param expected how serde calls the type */
export function readText(value: RawValue, expected = 'a string'): string {
  if (value.kind !== 'text') throw invalidType(value, expected);
  return value.value;
}

/** A whole number: `u32`, `u64` or `usize`, which has 64 bits. */
export function readUnsigned(value: RawValue, type: 'u32' | 'u64' | 'usize'): bigint {
  if (value.kind !== 'number') throw invalidType(value, type);
  if (!/^-?\d+$/.test(value.source)) throw invalidType(value, type);
  const number = BigInt(value.source);
  if (number > 0xffff_ffff_ffff_ffffn || number < -0x8000_0000_0000_0000n) throw invalidType(value, type);
  if (number < 0n || (type === 'u32' && number > 0xffff_ffffn)) {
    throw new SerdeError(`invalid value: integer \`${number}\`, expected ${type}`);
  }
  return number;
}

/** A word out of a list. */
export function readWord(value: RawValue, words: readonly string[]): string {
  if (value.kind !== 'text') throw new SerdeError('expected value');
  if (words.includes(value.value)) return value.value;
  const known = words.map((word) => `\`${word}\``).join(', ');
  throw new SerdeError(`unknown variant \`${value.value}\`, expected one of ${known}`);
}

function invalidType(value: RawValue, expected: string): SerdeError {
  return new SerdeError(`invalid type: ${describe(value)}, expected ${expected}`);
}

function describe(value: RawValue): string {
  switch (value.kind) {
    case 'text':
      return `string ${JSON.stringify(value.value)}`;
    case 'boolean':
      return `boolean \`${value.value}\``;
    case 'number':
      return describeNumber(value.source);
    case 'list':
      return 'sequence';
    case 'object':
      return 'map';
    default:
      return 'null';
  }
}

/** Rust writes a float with a fraction, and with an exponent from 1e16 on. */
function describeNumber(source: string): string {
  const fits = /^-?\d+$/.test(source) && BigInt(source) <= 0xffff_ffff_ffff_ffffn;
  if (fits) return `integer \`${source}\``;
  const number = Number(source);
  const large = Math.abs(number) >= 1e16;
  const text = large
    ? number.toExponential().replace('.0e', 'e')
    : Number.isInteger(number)
      ? number.toFixed(1)
      : String(number);
  return `floating point \`${text}\``;
}
