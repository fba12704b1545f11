import { isMergeKey, keyText } from '../syntax/keyText.ts';
import { entriesOf } from '../syntax/navigate.ts';
import type { MappingEntry, MappingNode } from '../syntax/tree.ts';

/** An entry of a mapping, and how a path tells it from others. */
export interface WrittenEntry {
  readonly key: string;
  /**
   * Of keys that stand more than once, Go's decoders take the last: a path without a number leads to it. Those before it
   * are counted from 1. Undefined: the last or only one.
   */
  readonly occurrence: number | undefined;
  readonly entry: MappingEntry;
}

/**
 * The entries of a mapping in source order, duplicates included. What YAML's merge keys bring in stands before the
 * mapping's own, and only where no key of the mapping itself replaces it.
 */
export function writtenEntries(mapping: MappingNode): readonly WrittenEntry[] {
  const entries = mapping.entries.some(({ key }) => isMergeKey(key)) ? withMerged(mapping) : mapping.entries;
  const keyed = entries.map((entry) => ({ key: keyText(entry.key), entry }));
  const total = new Map<string, number>();
  for (const { key } of keyed) total.set(key, (total.get(key) ?? 0) + 1);
  const seen = new Map<string, number>();
  return keyed.map(({ key, entry }) => {
    if (total.get(key) === 1) return { key, occurrence: undefined, entry };
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { key, occurrence: count === total.get(key) ? undefined : count, entry };
  });
}

function withMerged(mapping: MappingNode): readonly MappingEntry[] {
  const own = mapping.entries.filter(({ key }) => !isMergeKey(key));
  const written = new Set(own);
  return [...entriesOf(mapping).filter((entry) => !written.has(entry)), ...own];
}
