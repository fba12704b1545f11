import type { Origin } from '../../base/origin.ts';
import type { RawEntry, RawObject, RawProfile, RawValue } from '../../seccomp/rawProfile.ts';

/**
 * The new profile made of as much of the old one as means the same, by identity; the old one itself where all of it does.
 * A profile of thousands of names is compared at each keystroke, so this looks at the fields of its values by name.
 */
export function keepProfile(old: RawProfile, next: RawProfile): RawProfile {
  const body = keepValue(old.body, next.body);
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

function keepValue(old: RawValue, next: RawValue): RawValue {
  if (old === next) return old;
  if (!isSameOrigin(old.origin, next.origin)) return next;
  switch (next.kind) {
    case 'text':
    case 'boolean':
      return old.kind === next.kind && old.value === next.value ? old : next;
    case 'number':
      return old.kind === 'number' && old.source === next.source && old.value === next.value ? old : next;
    case 'null':
    case 'unknown':
      return old.kind === next.kind ? old : next;
    case 'list': {
      if (old.kind !== 'list') return next;
      const items = keepAll(old.items, next.items, keepValue);
      return items === old.items ? old : { ...next, items };
    }
    case 'object':
      return old.kind === 'object' ? keepObject(old, next) : next;
  }
}

function keepObject(old: RawObject, next: RawObject): RawObject {
  const entries = keepAll(old.entries, next.entries, keepEntry);
  return entries === old.entries ? old : { ...next, entries };
}

function keepEntry(old: RawEntry, next: RawEntry): RawEntry {
  if (old.key !== next.key) return next;
  const value = keepValue(old.value, next.value);
  return value === old.value ? old : { key: next.key, value };
}

/** @returns `old` where every item is kept */
function keepAll<T>(old: readonly T[], next: readonly T[], keep: (old: T, next: T) => T): readonly T[] {
  let isKept = old.length === next.length;
  const items = next.map((item, index) => {
    const before = old[index];
    const kept = before === undefined ? item : keep(before, item);
    isKept &&= kept === before;
    return kept;
  });
  return isKept ? old : items;
}

function isSameOrigin(left: Origin, right: Origin): boolean {
  return left.path === right.path && left.object === right.object;
}
