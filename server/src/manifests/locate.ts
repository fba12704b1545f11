import { type ElementRange, type PathSegment, pathSteps } from '../base/origin.ts';
import { isMergeKey, keyText } from '../syntax/keyText.ts';
import { resolveAlias } from '../syntax/navigate.ts';
import type { MappingEntry, MappingNode, Node } from '../syntax/tree.ts';
import { writtenEntries } from './writtenEntries.ts';

/**
 * Finds the element at a path (see `entryPath` and `itemPath`) below an object's node.
 * @returns its ranges, counted from the document's start; undefined where there is no such element
 */
export function locate(object: Node, path: string): ElementRange | undefined {
  let key = object.range;
  let node: Node = object;
  for (const step of pathSteps(path)) {
    const current = resolveAlias(node);
    if (current?.kind === 'sequence') {
      const item = current.items[Number(step.text)];
      if (item === undefined) return undefined;
      key = item.range;
      node = item;
    } else if (current?.kind === 'mapping') {
      const entry = entryAt(current, step);
      if (entry === undefined) return undefined;
      key = entry.key.range;
      node = entry.value;
    } else {
      return undefined;
    }
  }
  return { key, value: node.range };
}

/** The node at a path below an object's node; undefined where there is none. */
export function nodeAt(object: Node, path: string): Node | undefined {
  let node: Node | undefined = object;
  for (const step of pathSteps(path)) {
    const current: Node | undefined = resolveAlias(node);
    if (current?.kind === 'sequence') node = current.items[Number(step.text)];
    else node = current?.kind === 'mapping' ? entryAt(current, step)?.value : undefined;
    if (node === undefined) return undefined;
  }
  return resolveAlias(node);
}

function entryAt(mapping: MappingNode, step: PathSegment): MappingEntry | undefined {
  let last: MappingEntry | undefined;
  for (const entry of mapping.entries) {
    if (step.occurrence !== undefined || isMergeKey(entry.key)) return entryAmongAll(mapping, step);
    if (keyText(entry.key) === step.text) last = entry;
  }
  return last;
}

function entryAmongAll(mapping: MappingNode, { text, occurrence }: PathSegment): MappingEntry | undefined {
  return writtenEntries(mapping).find((written) => written.key === text && written.occurrence === occurrence)
    ?.entry;
}
