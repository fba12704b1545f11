import type { Report } from '../problem.ts';
import {
  type Built,
  type BuiltMapping,
  type BuiltSequence,
  field,
  inPlaceOf,
  itemsOf,
  type Place,
  scalar,
  stringOf,
  withField,
  withoutField,
} from '../tree/built.ts';
import { plainOf } from '../tree/plain.ts';

/** One step of a JSON patch (RFC 6902). */
export interface Operation {
  readonly op: string;
  readonly path: readonly string[];
  /** Of `move` and `copy`. */
  readonly from: readonly string[] | undefined;
  readonly value: Built | undefined;
  readonly place: Place;
  readonly pathPlace: Place;
}

/** The operations of a patch; undefined where the value is no list of mappings. */
export function readOperations(patch: Built): readonly Operation[] | undefined {
  if (patch.kind !== 'sequence' || patch.items.some((item) => item.kind !== 'mapping')) return undefined;
  return itemsOf(patch).map((item) => {
    const from = stringOf(field(item, 'from'));
    return {
      op: stringOf(field(item, 'op')) ?? '',
      path: pointer(stringOf(field(item, 'path')) ?? ''),
      from: from === undefined ? undefined : pointer(from),
      value: field(item, 'value'),
      place: item.place,
      pathPlace: (field(item, 'path') ?? item).place,
    };
  });
}

function pointer(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/**
 * Applies a JSON patch to an object, as gopkg.in/evanphx/json-patch.v4 does.
 * @returns undefined where an operation can't be carried out, which is reported: kustomize stops there
 */
export function applyJsonPatch(
  object: BuiltMapping,
  operations: readonly Operation[],
  name: string,
  report: Report,
): BuiltMapping | undefined {
  let current: Built = object;
  for (const operation of operations) {
    const next = applyOne(current, operation);
    if (typeof next === 'string') {
      report(`In ${name} ${next}: kustomize refuses the patch.`, operation.pathPlace);
      return undefined;
    }
    current = next;
  }
  return current.kind === 'mapping' ? current : undefined;
}

/** What comes of it, or what is wrong. */
type Outcome = Built | string;

function applyOne(root: Built, { op, path, from, value, place }: Operation): Outcome {
  switch (op) {
    case 'add':
      return change(root, path, add(value ?? scalar(null, place)));
    case 'replace':
      return change(root, path, replace(value ?? scalar(null, place)));
    case 'remove':
      return change(root, path, remove);
    case 'test':
      return test(root, path, value);
    case 'move':
    case 'copy': {
      const moved =
        from && (valueAt(root, from) ?? (op === 'copy' ? nothingAt(root, from, place) : undefined));
      if (from === undefined || moved === undefined) return `there is nothing at ${written(from ?? [])}`;
      const source = op === 'move' ? change(root, from, remove) : root;
      return typeof source === 'string' ? source : change(source, path, add({ ...moved, place }));
    }
    default:
      return `nothing can be done, for ${op === '' ? 'op is missing' : `${op} is no operation`}`;
  }
}

/** What the library copies where a mapping has no such entry: null. */
function nothingAt(root: Built, path: readonly string[], place: Place): Built | undefined {
  return valueAt(root, path.slice(0, -1))?.kind === 'mapping' ? scalar(null, place) : undefined;
}

function written(path: readonly string[]): string {
  return `/${path.join('/')}`;
}

function valueAt(root: Built, path: readonly string[]): Built | undefined {
  let node: Built | undefined = root;
  for (const name of path) {
    const index: number | undefined = node?.kind === 'sequence' ? indexIn(node, name) : undefined;
    node = node?.kind === 'sequence' ? node.items[index ?? -1] : field(node, name);
  }
  return node;
}

/** Changes the container that the last name of a path leads into. */
type Change = (container: BuiltMapping | BuiltSequence, name: string) => Outcome;

function change(root: Built, path: readonly string[], how: Change): Outcome {
  const [name, ...rest] = path;
  if (name === undefined) return 'the whole object can’t be changed';
  const walk = (node: Built, key: string, below: readonly string[]): Outcome => {
    if (node.kind !== 'mapping' && node.kind !== 'sequence') return `there is nothing at ${written(path)}`;
    const [next, ...others] = below;
    if (next === undefined) return how(node, key);
    const index: number | undefined = node.kind === 'sequence' ? indexIn(node, key) : undefined;
    const child: Built | undefined = node.kind === 'sequence' ? node.items[index ?? -1] : field(node, key);
    if (child === undefined) return `there is no ${key} on the way to ${written(path)}`;
    const changed = walk(child, next, others);
    if (typeof changed === 'string') return changed;
    return node.kind === 'sequence'
      ? { ...node, items: node.items.with(index ?? 0, changed) }
      : withField(node, key, changed);
  };
  return walk(root, name, rest);
}

/** Of an item that is there; negative numbers count from the end. */
function indexIn({ items }: BuiltSequence, name: string): number | undefined {
  if (!/^-?\d+$/.test(name)) return undefined;
  const index = Number(name) < 0 ? Number(name) + items.length : Number(name);
  return index >= 0 && index < items.length ? index : undefined;
}

function add(value: Built): Change {
  return (container, name) => {
    if (container.kind === 'mapping')
      return withField(container, name, inPlaceOf(value, field(container, name)));
    const { items } = container;
    const number = Number(name);
    const index = name === '-' ? items.length : number < 0 ? number + items.length + 1 : number;
    if (!Number.isInteger(index) || index < 0 || index > items.length || name === '') {
      return `there is no place ${name} in a list of ${items.length}`;
    }
    return { ...container, items: items.toSpliced(index, 0, value) };
  };
}

function replace(value: Built): Change {
  return (container, name) => {
    // of a mapping the library replaces what is not there, too
    if (container.kind === 'mapping')
      return withField(container, name, inPlaceOf(value, field(container, name)));
    const index = indexIn(container, name);
    if (index === undefined) return `there is no item ${name} to be replaced`;
    return { ...container, items: container.items.with(index, inPlaceOf(value, container.items[index])) };
  };
}

const remove: Change = (container, name) => {
  if (container.kind === 'mapping') {
    return field(container, name) === undefined
      ? `there is no ${name} to be removed`
      : withoutField(container, name);
  }
  const index = indexIn(container, name);
  if (index === undefined) return `there is no item ${name} to be removed`;
  return { ...container, items: container.items.toSpliced(index, 1) };
};

function test(root: Built, path: readonly string[], value: Built | undefined): Outcome {
  const found = valueAt(root, path);
  const isEqual =
    found !== undefined && value !== undefined && sorted(plainOf(found)) === sorted(plainOf(value));
  const isAbsent = found === undefined && (value === undefined || plainOf(value) === null);
  return isEqual || isAbsent ? root : `the value at ${written(path)} is another one than the patch tests for`;
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'bigint') return inner.toString();
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}
