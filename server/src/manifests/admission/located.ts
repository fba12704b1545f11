import type { MappingEntry, MappingNode, Node, SequenceNode } from '../../syntax/tree.ts';

/**
 * A document as the JSON that the API server decodes, with the place of each value.
 * `node` is the value as written: an alias where one stands there.
 */
export type Located =
  | LocatedObject
  | { readonly kind: 'array'; readonly items: readonly Located[]; readonly node: Node }
  | { readonly kind: 'string'; readonly value: string; readonly node: Node }
  /** `text` is the number as JSON. */
  | { readonly kind: 'number'; readonly text: string; readonly node: Node }
  | { readonly kind: 'bool'; readonly value: boolean; readonly node: Node }
  | { readonly kind: 'null'; readonly node: Node }
  /** A hole, or what stands beyond the budget of aliases. */
  | { readonly kind: 'unknown'; readonly node: Node };

export interface LocatedObject {
  readonly kind: 'object';
  /** In the order of the decoder: by the keys' bytes; of duplicates the last one. */
  readonly entries: ReadonlyMap<string, LocatedEntry>;
  /** True where an entry can't be read: what seems to be missing may be there. */
  readonly open: boolean;
  readonly node: Node;
  readonly mapping: MappingNode;
}

export interface LocatedEntry {
  readonly key: string;
  readonly value: Located;
  readonly entry: MappingEntry;
  /** The mapping that holds the entry; another one than the object's where it came through a merge key. */
  readonly container: MappingNode;
}

/** A value with the way back to where it is written. */
export interface Place {
  readonly value: Located | undefined;
  readonly entry: MappingEntry | undefined;
  readonly container: MappingNode | SequenceNode | undefined;
  /** The field's path in the API's notation. */
  readonly path: string;
}
