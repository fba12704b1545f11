import type { RawValue } from '../rawProfile.ts';

/** Where a value stands, as Go's error messages name it. */
export interface GoPlace {
  /** The innermost struct, '' for a value that is no field. */
  readonly struct: string;
  /** The fields' keys from the outermost struct on, joined by dots. */
  readonly path: string;
}

/** What to do with the value of each key of a struct, in the struct's spelling. */
export type GoFields = Readonly<Record<string, (value: RawValue, place: GoPlace) => void>>;

/**
 * Decodes as Go's encoding/json does: keys whatever their case, the last of several wins, null leaves a value as it is,
 * unknown keys are dropped without a word. A value of a wrong type is skipped and the first such error is kept.
 */
export class GoDecoder {
  error: string | undefined;

  struct(value: RawValue, type: string, place: GoPlace, fields: GoFields): void {
    if (value.kind !== 'object') {
      this.mismatch(value, type, place);
      return;
    }
    const name = type.slice(type.indexOf('.') + 1);
    for (const entry of value.entries) {
      const key = fieldOf(fields, entry.key);
      if (key === undefined) continue;
      const path = place.path === '' ? key : `${place.path}.${key}`;
      fields[key]?.(entry.value, { struct: name, path });
    }
  }

  text(value: RawValue, type: string, place: GoPlace): string | undefined {
    if (value.kind === 'text') return value.value;
    this.mismatch(value, type, place);
    return undefined;
  }

  /** @param type `uint` and `uint64` hold the same on 64-bit hosts */
  unsigned(value: RawValue, type: 'uint' | 'uint64', place: GoPlace): bigint | undefined {
    if (value.kind === 'number' && /^\d+$/.test(value.source)) {
      const number = BigInt(value.source);
      if (number <= 0xffff_ffff_ffff_ffffn) return number;
    }
    if (value.kind === 'number') this.fail(`number ${value.source}`, type, place);
    else this.mismatch(value, type, place);
    return undefined;
  }

  /**
   * @param old what an earlier key of the same name has left: its items are decoded into
   * @returns undefined where the value was skipped
   */
  list<T>(
    value: RawValue,
    itemType: string,
    place: GoPlace,
    old: readonly T[],
    item: (value: RawValue, old: T | undefined) => T,
  ): T[] | undefined {
    if (value.kind === 'list') return value.items.map((each, index) => item(each, old[index]));
    this.mismatch(value, `[]${itemType}`, place);
    return undefined;
  }

  private mismatch(value: RawValue, type: string, place: GoPlace): void {
    const what = kinds[value.kind];
    if (what !== undefined) this.fail(what, type, place);
  }

  private fail(what: string, type: string, { struct, path }: GoPlace): void {
    const target = path === '' ? 'Go value' : `Go struct field ${struct}.${path}`;
    this.error ??= `json: cannot unmarshal ${what} into ${target} of type ${type}`;
  }
}

/** What Go calls a value in an error. null is none, and of what can't be known nothing is said. */
const kinds: Readonly<Record<RawValue['kind'], string | undefined>> = {
  text: 'string',
  number: 'number',
  boolean: 'bool',
  list: 'array',
  object: 'object',
  null: undefined,
  unknown: undefined,
};

function fieldOf(fields: GoFields, key: string): string | undefined {
  if (Object.hasOwn(fields, key)) return key;
  const folded = fold(key);
  return Object.keys(fields).find((each) => fold(each) === folded);
}

/** Letters that Go takes for the same: beside the case, the Kelvin sign and the long s. */
function fold(key: string): string {
  return key.toLowerCase().replaceAll('\u212a', 'k').replaceAll('\u017f', 's');
}
