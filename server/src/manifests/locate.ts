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
  let found: ElementRange = { key: object.range, value: object.range };
  let node: Node | undefined = object;
  for (const step of pathSteps(path)) {
    const current: Node | undefined = resolveAlias(node);
    if (current?.kind === 'sequence') {
      node = current.items[Number(step.text)];
      if (node === undefined) return undefined;
      found = { key: node.range, value: node.range };
    } else if (current?.kind === 'mapping') {
      const entry = entryAt(current, step);
      if (entry === undefined) return undefined;
      node = entry.value;
      found = { key: entry.key.range, value: node.range };
    } else {
      return undefined;
    }
  }
  return found;
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

function entryAt(mapping: MappingNode, { text, occurrence }: PathSegment): MappingEntry | undefined {
  const isPlain = occurrence === undefined && !mapping.entries.some(({ key }) => isMergeKey(key));
  if (isPlain) return mapping.entries.findLast(({ key }) => keyText(key) === text);
  return writtenEntries(mapping).find((written) => written.key === text && written.occurrence === occurrence)
    ?.entry;
}
