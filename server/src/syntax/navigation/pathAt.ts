import type { MappingEntry, MappingNode, Node, SequenceNode, SyntaxDocument } from '../tree.ts';

/** One step on the way from a document's root to an offset. */
export type PathStep =
  /** The offset lies in an entry: in its key, or after it in what belongs to the value. */
  | {
      readonly kind: 'entry';
      readonly mapping: MappingNode;
      readonly entry: MappingEntry;
      readonly index: number;
      readonly part: 'key' | 'value';
    }
  /** The offset lies in an item of a sequence. */
  | { readonly kind: 'item'; readonly sequence: SequenceNode; readonly item: Node; readonly index: number }
  /** The offset lies in a scalar, hole or alias, or at one's end. Always the last step. */
  | { readonly kind: 'leaf'; readonly node: Node }
  /**
   * Nothing is written at the offset. Always the last step.
   * `container` is the collection that a new entry or item written there would belong to; undefined where it would be
   * the value of the step before (or the root). `sequence` is the list that a `- ` written there would continue, for a
   * list may stand at its parent's column. `column` counts from the line's start, in UTF-16 units.
   */
  | {
      readonly kind: 'gap';
      readonly container: MappingNode | SequenceNode | undefined;
      readonly sequence: SequenceNode | undefined;
      readonly column: number;
    };

/**
 * Where an offset lies in a document, from the root to the innermost step.
 * @param offset counted from the document's start
 */
export function pathAt(document: SyntaxDocument, offset: number): readonly PathStep[] {
  const { text, root } = document;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const gapAt = (): PathStep => ({
    kind: 'gap',
    container: undefined,
    sequence: undefined,
    column: offset - lineStart,
  });
  const steps: PathStep[] = [];
  let node = root;
  while (node !== undefined) {
    if (node.kind === 'mapping') {
      const index = node.entries.findLastIndex(
        (entry) => entry.range.start <= offset && offset <= entry.range.end,
      );
      const entry = node.entries[index];
      if (entry === undefined) {
        steps.push({
          ...gapAt(),
          kind: 'gap',
          container: node,
          sequence: undefined,
          column: offset - lineStart,
        });
        return steps;
      }
      const part = offset <= entry.key.range.end ? 'key' : 'value';
      steps.push({ kind: 'entry', mapping: node, entry, index, part });
      node = part === 'key' ? entry.key : entry.value;
    } else if (node.kind === 'sequence') {
      const index = node.items.findLastIndex(
        (item) => item.range.start <= offset && offset <= item.range.end,
      );
      const item = node.items[index];
      if (item === undefined) {
        steps.push({ kind: 'gap', container: node, sequence: node, column: offset - lineStart });
        return steps;
      }
      steps.push({ kind: 'item', sequence: node, item, index });
      node = item;
    } else {
      steps.push({ kind: 'leaf', node });
      return steps;
    }
  }
  steps.push(gapAt());
  return steps;
}
