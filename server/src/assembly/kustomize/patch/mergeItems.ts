import { isSameList } from '../../../base/equality.ts';
import type { MergeShape } from '../tables/mergeKeys.ts';
import {
  type Built,
  type BuiltSequence,
  field,
  isMissing,
  scalar,
  textOf,
  withField,
} from '../tree/built.ts';
import { isReplacement } from './directives.ts';

/** The values of an item's merge keys, in the order of the keys; '' where it has none. */
type KeyValues = readonly string[];

/**
 * Merges lists whose items are told apart by keys. Items of the patch come first, then what only the old list has
 * (sigs.k8s.io/kustomize/kyaml/yaml/walk/associative_sequence.go). That an item without one of several keys is taken for
 * any with the others, and so may pass its neighbour's value on, is what kustomize does, too.
 * @param change undefined: the patch says nothing of the list
 */
export function mergeItems(
  old: BuiltSequence,
  change: BuiltSequence | undefined,
  { mergeKeys = [] }: MergeShape,
  merge: (old: Built | undefined, patch: Built | undefined) => Built | undefined,
): BuiltSequence | undefined {
  if (mergeKeys.length === 0) return mergeScalars(old, change);
  const all = distinct([...valuesIn(change, mergeKeys), ...valuesIn(old, mergeKeys)]);
  const wanted = mergeKeys.length > 1 ? harmonised(all) : all;
  if (wanted.length === 0) return old;
  const keys = usedKeys(wanted, [], mergeKeys).keys;
  let rest: readonly Built[] = old.items;
  let added: readonly Built[] = [];
  for (const each of wanted) {
    const { values } = usedKeys(wanted, each, mergeKeys);
    const own = usedKeys([values], values, keys);
    const found = findItem(rest, own);
    const patch = change && findItem(change.items, own);
    const merged = merge(found, patch);
    if (merged === undefined || isEmpty(merged)) {
      rest = setItem(rest, undefined, keys, values);
      continue;
    }
    const item = withKeys(merged, keys, values);
    // kustomize merges items in place; one that a patch is to replace stays in the old list, which goes before in the end
    if (found === patch || !isReplacement(patch))
      rest = rest.map((other) => (other === found ? item : other));
    added = setItem(added, item, keys, values);
  }
  const items = rest.reduce((list, item) => withOld(list, item, keys), added);
  return isSameList(items, old.items) ? old : { ...old, items };
}

/** Nothing that could be told apart from other items. */
function isEmpty(item: Built): boolean {
  return isMissing(item) || (item.kind === 'mapping' && item.entries.length === 0);
}

function mergeScalars(old: BuiltSequence, change: BuiltSequence | undefined): BuiltSequence {
  const items: Built[] = [];
  for (const item of [...(change?.items ?? []), ...old.items]) {
    if (!items.some((other) => textOf(other) === textOf(item))) items.push(item);
  }
  return { ...old, items };
}

function valuesIn(list: BuiltSequence | undefined, keys: readonly string[]): readonly KeyValues[] {
  return (list?.items ?? []).map((item) => keys.map((key) => textOf(field(item, key))));
}

function distinct(lists: readonly KeyValues[]): readonly KeyValues[] {
  return [...new Map(lists.map((values) => [JSON.stringify(values), values])).values()];
}

/** Lets values that agree in one key and lack the other have it from each other. */
function harmonised(lists: readonly KeyValues[]): readonly KeyValues[] {
  const result = [...lists];
  for (let i = 0; i < result.length; i++) {
    for (let j = 0; j < result.length; j++) {
      const common = commonValues(result[i] ?? [], result[j] ?? []);
      if (common !== undefined) [result[i], result[j]] = [common, common];
    }
  }
  return result;
}

function commonValues(left: KeyValues, right: KeyValues): KeyValues | undefined {
  const isAt = (index: number): boolean => left[index] === right[index];
  const clashes = left.some((value, index) => !isAt(index) && value !== '' && right[index] !== '');
  if (clashes || !left.some((_, index) => isAt(index))) return undefined;
  return left.map((value, index) => (value === '' ? (right[index] ?? '') : value));
}

interface UsedKeys {
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

/** The keys for which some item has a value; all of them where none has. */
function usedKeys(lists: readonly KeyValues[], values: KeyValues, keys: readonly string[]): UsedKeys {
  const used = keys.filter((_, index) => lists.some((list) => (list[index] ?? '') !== ''));
  if (used.length === 0) return { keys, values };
  return {
    keys: used,
    values: values.filter((value, index) => value !== '' || used.includes(keys[index] ?? '')),
  };
}

function findItem(items: readonly Built[], { keys, values }: UsedKeys): Built | undefined {
  return items.find((item) =>
    keys.every((key, index) => {
      const node = field(item, key);
      return node !== undefined && textOf(node) === (values[index] ?? '');
    }),
  );
}

/** An empty value, or none, stands for every one that is there. */
function mayBeMeant(item: Built, keys: readonly string[], values: readonly string[]): boolean {
  let isMeant = false;
  for (const [index, key] of keys.entries()) {
    const value = values[index];
    if (value !== undefined) {
      const node = field(item, key);
      isMeant = node !== undefined && (value === '' || textOf(node) === value);
    }
    if (!isMeant) return false;
  }
  return isMeant;
}

/** Puts an item in place of those that the keys name, or at the end; undefined takes them away. */
function setItem(
  items: readonly Built[],
  item: Built | undefined,
  keys: readonly string[],
  values: readonly string[],
): readonly Built[] {
  const result: Built[] = [];
  let isPlaced = false;
  for (const other of items) {
    if (isEmpty(other)) continue;
    if (!mayBeMeant(other, keys, values)) {
      result.push(other);
      continue;
    }
    if (item !== undefined) result.push(item);
    isPlaced = true;
  }
  if (item !== undefined && !isPlaced) result.push(item);
  return result;
}

function withKeys(item: Built, keys: readonly string[], values: readonly string[]): Built {
  if (item.kind !== 'mapping') return item;
  return keys.reduce((map, key, index) => {
    const value = values[index] ?? '';
    return value === '' || field(map, key) !== undefined
      ? map
      : withField(map, key, scalar(value, map.place));
  }, item);
}

/** Adds an item of the old list, in place of what the same keys have brought there already. */
function withOld(items: readonly Built[], item: Built, keys: readonly string[]): readonly Built[] {
  const values: string[] = [];
  let list = items;
  for (const key of keys) {
    const node = field(item, key);
    if (node === undefined) list = [...list, item];
    else values.push(textOf(node));
  }
  if (keys.length > 1) list = setItem(list, undefined, keys, values);
  return setItem(list, item, keys, values);
}
