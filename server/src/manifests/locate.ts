import type { ElementRange } from '../base/origin.ts';
import { entriesOf, resolveAlias } from '../syntax/navigate.ts';
import type { MappingEntry, Node } from '../syntax/tree.ts';

const segments = /\[([^\]]*)\]|([^.[\]]+)/g;

/**
 * Finds the element at a path (see `entryPath` and `itemPath`) below an object's node.
 * @returns its ranges, counted from the document's start; undefined where there is no such element
 */
export function locate(object: Node, path: string): ElementRange | undefined {
  let found: ElementRange = { key: object.range, value: object.range };
  let node: Node | undefined = object;
  for (const match of path.matchAll(segments)) {
    const step = match[1] ?? match[2] ?? '';
    const current: Node | undefined = node === undefined ? undefined : resolveAlias(node);
    if (current === undefined) return undefined;
    if (current.kind === 'sequence') {
      const item: Node | undefined = current.items[Number(step)];
      if (item === undefined) return undefined;
      found = { key: item.range, value: item.range };
      node = item;
    } else {
      const entry: MappingEntry | undefined = entriesOf(current).findLast(
        (candidate) => String(candidate.key.value) === step,
      );
      if (entry === undefined) return undefined;
      found = { key: entry.key.range, value: entry.value.range };
      node = entry.value;
    }
  }
  return found;
}
