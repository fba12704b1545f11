import type { MappingEntry, MappingNode, Node, SequenceNode } from '../tree.ts';

/** One step on the way from a document's root to an offset. */
export type PathStep = EntryStep | ItemStep | LeafStep | GapStep;

/** The offset lies in an entry: in its key, or in what follows it and belongs to the value. */
export interface EntryStep {
  readonly kind: 'entry';
  readonly mapping: MappingNode;
  readonly entry: MappingEntry;
  readonly index: number;
  readonly part: 'key' | 'value';
}

/** The offset lies in an item of a sequence. */
export interface ItemStep {
  readonly kind: 'item';
  readonly sequence: SequenceNode;
  readonly item: Node;
  readonly index: number;
}

/** The offset lies in a scalar, a hole or an alias, or at its edge. Always the last step. */
export interface LeafStep {
  readonly kind: 'leaf';
  readonly node: Node;
}

/** Nothing is written at the offset, as on a blank line. Always the last step. */
export interface GapStep {
  readonly kind: 'gap';
  /**
   * The collection that an entry or item written there would belong to. Undefined: what is written there becomes the
   * value of the step before, or the document's root.
   */
  readonly container: MappingNode | SequenceNode | undefined;
  /** The list that a `- ` written there would continue; a list may stand in the column of its parent's keys. */
  readonly sequence: SequenceNode | undefined;
  /** The column that decided, in UTF-16 units from the line's start: of the line's content, or else of the offset. */
  readonly column: number;
}
