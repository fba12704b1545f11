import type { Origin } from '../../base/origin.ts';
import { type AtOnceOrInSteps, areSteps, finish } from '../../base/steps.ts';
import type { RawEntry, RawList, RawObject, RawProfile, RawValue } from '../../seccomp/rawProfile.ts';

/**
 * The new profile made of as much of the old one as means the same, by identity; the old one itself where all of it does.
 * A profile of thousands of names is compared at each keystroke, so this looks at the fields of its values by name.
 */
export function keepProfile(old: RawProfile, next: RawProfile): RawProfile {
  return finish(keepProfileInSteps(old, next));
}

/** The same in steps. */
export function* keepProfileInSteps(old: RawProfile, next: RawProfile): Keeping<RawProfile> {
  const body = yield* keepValue(old.body, next.body);
  if (
    body === old.body &&
    old.form === next.form &&
    old.language === next.language &&
    old.apiVersion === next.apiVersion &&
    old.namespace === next.namespace &&
    old.name === next.name &&
    old.nodePath === next.nodePath &&
    isSameOrigin(old.origin, next.origin)
  ) {
    return old;
  }
  return { ...next, body };
}

type Keeping<T> = Generator<undefined, T>;

type Collection = RawList | RawObject;

/** What a list or object has become: where its text is left alone, it comes again at each keystroke, and so does that. */
const became = new WeakMap<Collection, Collection>();

function* keepValue(old: RawValue, next: RawValue): Keeping<RawValue> {
  if (old === next || !isSameOrigin(old.origin, next.origin)) return next;
  if (next.kind !== 'list' && next.kind !== 'object') return isSameLeaf(old, next) ? old : next;
  if (became.get(next) === old) return old;
  const kept = yield* keepParts(old, next);
  became.set(next, kept);
  return kept;
}

function* keepParts(old: RawValue, next: Collection): Keeping<Collection> {
  if (next.kind === 'list' && old.kind === 'list') {
    const items = yield* keepAll(old.items, next.items, keepItem);
    return items === old.items ? old : { ...next, items };
  }
  if (next.kind === 'object' && old.kind === 'object') {
    const entries = yield* keepAll(old.entries, next.entries, keepEntry);
    return entries === old.entries ? old : { ...next, entries };
  }
  return next;
}

function isSameLeaf(old: RawValue, next: Exclude<RawValue, Collection>): boolean {
  switch (next.kind) {
    case 'text':
    case 'boolean':
      return old.kind === next.kind && old.value === next.value;
    case 'number':
      return old.kind === 'number' && old.source === next.source && old.value === next.value;
    case 'null':
    case 'unknown':
      return old.kind === next.kind;
  }
}

/** In one go what holds no other values, for that is most of them. */
function keepItem(old: RawValue, next: RawValue): AtOnceOrInSteps<RawValue> {
  if (next.kind === 'list' || next.kind === 'object') return keepValue(old, next);
  return isSameOrigin(old.origin, next.origin) && isSameLeaf(old, next) ? old : next;
}

function* keepEntry(old: RawEntry, next: RawEntry): Keeping<RawEntry> {
  if (old.key !== next.key) return next;
  const value = yield* keepValue(old.value, next.value);
  return value === old.value ? old : { key: next.key, value };
}

/** So many values are compared in no time. */
const valuesAtOnce = 2_000;

/** @returns `old` where every item is kept */
function* keepAll<T extends object>(
  old: readonly T[],
  next: readonly T[],
  keep: (old: T, next: T) => AtOnceOrInSteps<T>,
): Keeping<readonly T[]> {
  let isKept = old.length === next.length;
  const items: T[] = [];
  for (const item of next) {
    const before = old[items.length];
    const found = before === undefined || before === item ? item : keep(before, item);
    const kept = areSteps(found) ? yield* found : found;
    isKept &&= kept === before;
    items.push(kept);
    if (items.length % valuesAtOnce === 0) yield undefined;
  }
  return isKept ? old : items;
}

function isSameOrigin(left: Origin, right: Origin): boolean {
  return left.path === right.path && left.object === right.object;
}
