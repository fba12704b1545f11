import type { Report } from '../problem.ts';
import { type Gvk, gvkOf, isSelected } from '../resource/gvk.ts';
import {
  type Built,
  type BuiltMapping,
  field,
  inPlaceOf,
  isMissing,
  isNull,
  mapping,
  type Place,
  sequence,
  textOf,
  withField,
} from '../tree/built.ts';

/** A field that a transformer writes in objects of some kinds. */
export interface FieldSpec extends Gvk {
  /** Names with `/` between them; `[]` marks a list. Lists without a mark are gone through, too. */
  readonly path: string;
  /** Whether the field is made where it is not there. */
  readonly create: boolean;
}

const byType = new WeakMap<readonly FieldSpec[], WeakMap<Gvk, readonly FieldSpec[]>>();

/** Those of some fields that objects of a type may have. */
export function specsFor(specs: readonly FieldSpec[], gvk: Gvk): readonly FieldSpec[] {
  const known = byType.get(specs) ?? new WeakMap<Gvk, readonly FieldSpec[]>();
  byType.set(specs, known);
  const found = known.get(gvk) ?? specs.filter((spec) => isSelected(gvk, spec));
  known.set(gvk, found);
  return found;
}

/** How the values at a field are written. */
export interface FieldWriter {
  /** What stands there instead; undefined: nothing is written. */
  readonly set: (node: Built) => Built | undefined;
  /** What is made where `create` asks for a field; undefined: nothing is ever made. */
  readonly create: 'mapping' | 'scalar' | undefined;
  /** The origin of what is made. */
  readonly place: Place;
  readonly report: Report;
}

/** The names of a path, `\/` being a slash of a name. */
export function splitPath(path: string, delimiter: string): readonly string[] {
  const parts = path.split(delimiter);
  if (parts.length > 1 && parts[0] === '') parts.shift();
  const names: string[] = [];
  for (const part of parts) {
    const last = names.at(-1);
    if (last?.endsWith('\\') === true) names[names.length - 1] = last.slice(0, -1) + delimiter + part;
    else names.push(part);
  }
  return names;
}

const paths = new Map<string, readonly string[]>();

function namesOf(path: string): readonly string[] {
  const known = paths.get(path);
  if (known !== undefined) return known;
  const names = splitPath(path, '/');
  if (paths.size < 10_000) paths.set(path, names);
  return names;
}

/**
 * Writes a field of an object, at each place that the path leads to
 * (sigs.k8s.io/kustomize/api/filters/fieldspec/fieldspec.go).
 */
export function writeField(object: BuiltMapping, spec: FieldSpec, writer: FieldWriter): BuiltMapping {
  // most specs are for one kind, which is told at once
  if (spec.kind !== '' && textOf(field(object, 'kind')) !== spec.kind) return object;
  if ((spec.group !== '' || spec.version !== '') && !isSelected(gvkOf(object), spec)) return object;
  const written = write(object, namesOf(spec.path), 0, spec, writer);
  return written?.kind === 'mapping' ? written : object;
}

function write(
  node: Built,
  names: readonly string[],
  at: number,
  spec: FieldSpec,
  writer: FieldWriter,
): Built | undefined {
  if (at === names.length) return writer.set(node);
  if (isNull(node)) return node;
  if (node.kind === 'sequence') {
    const items = node.items.map((item) => write(item, names, at, spec, writer) ?? item);
    return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
  }
  if (node.kind === 'mapping') return writeEntry(node, names, at, spec, writer);
  if (node.kind === 'scalar') {
    writer.report(`kustomize looks for ${spec.path} here, and a text is in its way.`, node.place);
  }
  return node;
}

function writeEntry(
  node: BuiltMapping,
  names: readonly string[],
  at: number,
  spec: FieldSpec,
  writer: FieldWriter,
): Built {
  const name = names[at] ?? '';
  const isList = name.endsWith('[]');
  const key = isList ? name.slice(0, -2) : name;
  const old = field(node, key);
  const makes = spec.create && writer.create !== undefined && !isList;
  const value = makes && isMissing(old) ? made(writer, at === names.length - 1) : old;
  if (value === undefined) return node;
  const list = isList && isNull(value) ? sequence(value.place, []) : value;
  const written = write(list, names, at + 1, spec, writer);
  return written === undefined
    ? node
    : withField(node, key, inPlaceOf(written, isNull(old) ? old : undefined));
}

function made({ create, place }: FieldWriter, isLast: boolean): Built {
  if (!isLast || create === 'mapping') return mapping(place);
  return { kind: 'scalar', style: 'plain', source: '', value: null, range: place.value, place };
}
