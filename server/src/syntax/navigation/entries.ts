import { isMergeKey, keyText } from '../keyText.ts';
import type { AliasNode, MappingEntry, MappingNode, Node } from '../tree.ts';

/** How many aliases one document's evaluation may follow; shared between calls, it stops alias bombs. */
export interface AliasBudget {
  remaining: number;
}

/** What an alias stands for, or the node itself. */
export type ResolvedNode = Exclude<Node, AliasNode>;

/**
 * Follows aliases to the node that they stand for.
 * @param budget is charged for each alias followed
 * @returns undefined where the anchor does not exist or the budget is spent
 */
export function resolveAlias(node: Node, budget?: AliasBudget): ResolvedNode | undefined {
  let current: Node | undefined = node;
  while (current !== undefined && current.kind === 'alias') {
    if (budget !== undefined) {
      if (budget.remaining <= 0) return undefined;
      budget.remaining -= 1;
    }
    current = current.target;
  }
  return current;
}

/**
 * The entries that a mapping has for Kubernetes' decoder: aliases followed, `<<` merge keys applied in their place,
 * and of duplicate keys only the one that counts. In the order of the entries that count.
 * @returns an empty list for anything but a mapping
 */
export function entriesOf(node: Node | undefined, budget?: AliasBudget): readonly MappingEntry[] {
  const mapping = node === undefined ? undefined : resolveAlias(node, budget);
  if (mapping?.kind !== 'mapping') return [];
  if (isPlain(mapping)) return mapping.entries;
  const entries = new Map<string, MappingEntry>();
  collect(mapping, entries, budget ?? { remaining: 10_000 });
  return [...entries.values()];
}

/** So few keys are quicker compared with one another than kept in a map. */
const maximumCompared = 12;

/** Whether all entries of a mapping count as they stand, which almost always is so. */
function isPlain({ entries }: MappingNode): boolean {
  if (entries.length > maximumCompared) return false;
  for (let index = 0; index < entries.length; index++) {
    const key = entries[index]?.key;
    if (key !== undefined && (isMergeKey(key) || isAmong(entries, index, keyText(key)))) return false;
  }
  return true;
}

/** Whether a key stands among the first entries. By places: this is asked of each mapping again and again. */
function isAmong(entries: readonly MappingEntry[], count: number, text: string): boolean {
  for (let index = 0; index < count; index++) {
    const entry = entries[index];
    if (entry !== undefined && keyText(entry.key) === text) return true;
  }
  return false;
}

/** The entry of a mapping that counts for a key (see `entriesOf`). */
export function entryOf(
  mapping: Node | undefined,
  key: string,
  budget?: AliasBudget,
): MappingEntry | undefined {
  return entriesOf(mapping, budget).find((entry) => keyText(entry.key) === key);
}

function collect(mapping: MappingNode, into: Map<string, MappingEntry>, budget: AliasBudget): void {
  for (const entry of mapping.entries) {
    if (isMergeKey(entry.key)) {
      merge(entry.value, into, budget);
      continue;
    }
    const text = keyText(entry.key);
    into.delete(text);
    into.set(text, entry);
  }
}

/** Of several merged mappings the first counts, so they are applied from the last one on. */
function merge(value: Node, into: Map<string, MappingEntry>, budget: AliasBudget): void {
  budget.remaining -= 1;
  if (budget.remaining <= 0) return;
  const source = resolveAlias(value, budget);
  if (source?.kind === 'mapping') collect(source, into, budget);
  if (source?.kind !== 'sequence') return;
  for (const item of source.items.toReversed()) merge(item, into, budget);
}
