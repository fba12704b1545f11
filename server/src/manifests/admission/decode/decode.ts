import { entryPath, itemPath } from '../../../base/origin.ts';
import { goQuote } from '../goText.ts';
import type { Located, LocatedObject, Place } from '../located.ts';
import type { AdmissionDetail } from '../message.ts';
import { type FieldType, goTypeName, type StructType, typeInWords } from '../schema.ts';
import { parseTime } from './goTime.ts';
import { nearest } from './nearest.ts';

interface DecodeFinding {
  readonly text: string;
  readonly place: Place;
  readonly detail: AdmissionDetail;
}

export interface Decoding {
  /** A value that Go can't read into its field: the object is refused. */
  readonly error: DecodeFinding | undefined;
  /** Keys that the API does not know, in the decoder's order. */
  readonly unknownFields: readonly DecodeFinding[];
}

/** The decoder stops remembering unknown fields there (sigs.k8s.io/json, saveStrictError). */
const mostStrictErrors = 100;

/**
 * Reads a value into a Go type as sigs.k8s.io/json does with UnmarshalStrict: keys case-sensitive, null as the zero
 * value. A value of a wrong type is remembered and the rest is read on; the types with decoders of their own (a port,
 * a time) end the reading at once, and their error replaces what was remembered.
 */
export function decode(root: Place, type: StructType): Decoding {
  const decoder = new Decoder();
  if (root.value !== undefined) decoder.read(root.value, root, type, { struct: '', fields: [], path: '' });
  return {
    error: decoder.fatal ?? decoder.firstError,
    unknownFields: decoder.fatal === undefined ? decoder.unknownFields.slice(0, mostStrictErrors) : [],
  };
}

/** Where the decoder is: what its messages say of it. */
interface Context {
  /** The innermost struct's name. */
  readonly struct: string;
  /** The fields' names from the root on, without indexes. */
  readonly fields: readonly string[];
  /** The path of the strict decoder, with indexes. */
  readonly path: string;
}

class Decoder {
  firstError: DecodeFinding | undefined;
  fatal: DecodeFinding | undefined;
  readonly unknownFields: DecodeFinding[] = [];

  read(value: Located, place: Place, type: FieldType, context: Context): void {
    if (this.fatal !== undefined || value.kind === 'unknown' || value.kind === 'null') return;
    switch (type.kind) {
      case 'struct':
        if (value.kind === 'object') this.readStruct(value, place, type, context);
        else this.mismatch(value, place, type, context);
        return;
      case 'list':
        if (value.kind === 'array') this.readList(value.items, place, type.item, context);
        else this.mismatch(value, place, type, context);
        return;
      case 'map':
        if (value.kind === 'object') this.readMap(value, place, context);
        else this.mismatch(value, place, type, context);
        return;
      case 'string':
      case 'bool':
        if (value.kind !== type.kind) this.mismatch(value, place, type, context);
        return;
      case 'int32':
      case 'int64':
        if (!fits(value, type.kind)) this.mismatch(value, place, type, context);
        return;
      case 'int-or-string':
        if (value.kind !== 'string' && !fits(value, 'int32')) {
          this.fatal = this.wrongType(value, place, type, context);
        }
        return;
      case 'time':
        this.readTime(value, place, type, context);
        return;
      case 'raw':
        return;
    }
  }

  private readStruct(value: LocatedObject, place: Place, type: StructType, context: Context): void {
    for (const [key, { value: field, entry, container }] of value.entries) {
      const at: Place = { value: field, entry, container, path: entryPath(place.path, key) };
      const path = context.path === '' ? key : `${context.path}.${key}`;
      const fieldType = type.fields.get(key);
      if (fieldType === undefined) {
        const allowed = [...type.fields.keys()];
        const suggestion = nearest(key, allowed);
        const detail = { value: key, allowed, ...(suggestion === undefined ? {} : { suggestion }) };
        this.unknownFields.push({ text: `unknown field ${goQuote(path)}`, place: at, detail });
      } else {
        this.read(field, at, fieldType, { struct: type.name, fields: [...context.fields, key], path });
      }
    }
  }

  private readList(values: readonly Located[], place: Place, type: FieldType, context: Context): void {
    const container = place.value?.node.kind === 'sequence' ? place.value.node : undefined;
    for (const [index, value] of values.entries()) {
      const at: Place = { value, entry: undefined, container, path: itemPath(place.path, index) };
      this.read(value, at, type, { ...context, path: `${context.path}[${index}]` });
    }
  }

  private readMap(value: LocatedObject, place: Place, context: Context): void {
    const type: FieldType = { kind: 'string', name: 'string', values: undefined };
    for (const [key, { value: item, entry, container }] of value.entries) {
      const at: Place = { value: item, entry, container, path: entryPath(place.path, key) };
      this.read(item, at, type, context);
    }
  }

  private readTime(value: Located, place: Place, type: FieldType, context: Context): void {
    if (value.kind !== 'string') {
      this.fatal = this.wrongType(value, place, type, context);
      return;
    }
    const problem = parseTime(value.value);
    if (problem === undefined) return;
    this.fatal = { text: problem, place, detail: { value: value.value, expected: typeInWords(type) } };
  }

  private mismatch(value: Located, place: Place, type: FieldType, context: Context): void {
    this.firstError ??= this.wrongType(value, place, type, context);
  }

  private wrongType(value: Located, place: Place, type: FieldType, context: Context): DecodeFinding {
    const showsNumber =
      value.kind === 'number' && ['int32', 'int64', 'int-or-string'].includes(type.kind)
        ? ` ${value.text}`
        : '';
    const field =
      context.fields.length === 0
        ? 'Go value'
        : `Go struct field ${context.struct}.${context.fields.join('.')}`;
    return {
      text: `json: cannot unmarshal ${value.kind}${showsNumber} into ${field} of type ${goTypeName(type)}`,
      place,
      detail: { expected: typeInWords(type), found: foundInWords[value.kind], ...scalarValue(value) },
    };
  }
}

const foundInWords: Readonly<Record<Located['kind'], string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'text',
  number: 'a number',
  bool: 'true or false',
  null: 'nothing',
  unknown: 'something unknown',
};

function scalarValue(value: Located): AdmissionDetail {
  if (value.kind === 'string') return { value: value.value };
  if (value.kind === 'number') return { value: value.text };
  return value.kind === 'bool' ? { value: String(value.value) } : {};
}

/** Whether Go's ParseInt reads a JSON number into an integer of that size: no point, no exponent. */
function fits(value: Located, size: 'int32' | 'int64'): boolean {
  if (value.kind !== 'number' || !/^-?[0-9]+$/.test(value.text)) return false;
  const limit = size === 'int32' ? 31n : 63n;
  const number = BigInt(value.text);
  return number >= -(1n << limit) && number < 1n << limit;
}
