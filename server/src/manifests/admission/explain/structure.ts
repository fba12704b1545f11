import { lineEndAt, lineStartAt } from '../../../base/lines.ts';
import { keyText } from '../../../syntax/keyText.ts';
import type { MappingEntry, MappingNode, Node, SequenceNode, SyntaxDocument } from '../../../syntax/tree.ts';
import { type Fix, fix, type Subject, type TextEdit } from './explanation.ts';
import { keyOf } from './write.ts';

/** Edits that add, remove and move entries and items in the style of their surroundings. */

export function isFlow(node: Node, text: string): boolean {
  const first = text[node.range.start];
  return first === '{' || first === '[';
}

export function entryNamed(mapping: MappingNode, key: string): MappingEntry | undefined {
  return mapping.entries.findLast((entry) => keyText(entry.key) === key);
}

/** The column at which an offset stands, in UTF-16 units. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStartAt(text, offset);
}

/** Whether only a comment or nothing follows on the line. */
function endsLine(text: string, offset: number): boolean {
  return /^[ \t\r]*(?:#[^\n]*)?$/.test(text.slice(offset, lineEndAt(text, offset)));
}

/** Whether only blanks stand before an offset on its line. */
function beginsLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStartAt(text, offset), offset));
}

/** Removes an entry; a mapping that would be left empty becomes `{}`. */
export function removeEntry(
  mapping: MappingNode,
  entry: MappingEntry,
  { document: { text } }: Subject,
): readonly TextEdit[] | undefined {
  const index = mapping.entries.indexOf(entry);
  if (index < 0) return undefined;
  if (mapping.entries.length === 1) {
    const range = isFlow(mapping, text) ? mapping.range : entry.range;
    return [{ range, newText: '{}' }];
  }
  return removeElement(mapping.entries, index, isFlow(mapping, text), text);
}

/** Removes one of several elements that stand in brackets or each on lines of their own. */
function removeElement(
  elements: readonly { readonly range: MappingEntry['range'] }[],
  index: number,
  flow: boolean,
  text: string,
): readonly TextEdit[] | undefined {
  const element = elements[index];
  const next = elements[index + 1];
  const previous = elements[index - 1];
  if (element === undefined) return undefined;
  const { start, end } = element.range;
  const remove = (from: number, to: number) => [{ range: { start: from, end: to }, newText: '' }];
  if (flow) {
    if (next !== undefined) return remove(start, next.range.start);
    return previous === undefined ? remove(start, end) : remove(previous.range.end, end);
  }
  if (!endsLine(text, end)) return undefined;
  if (beginsLine(text, start))
    return remove(lineStartAt(text, start), Math.min(lineEndAt(text, end) + 1, text.length));
  return next === undefined ? undefined : remove(start, next.range.start);
}

/** Removes an item of a list; where it is the only one, the entry that holds the list goes too. */
export function removeItem(
  sequence: SequenceNode,
  item: Node,
  subject: Subject,
): readonly TextEdit[] | undefined {
  const { text } = subject.document;
  const index = sequence.items.indexOf(item);
  if (index < 0) return undefined;
  if (sequence.items.length === 1) {
    const holder = holderOf(sequence, subject.document);
    return holder === undefined ? undefined : removeEntry(holder.mapping, holder.entry, subject);
  }
  if (isFlow(sequence, text)) return removeElement(sequence.items, index, true, text);
  const dash = text.lastIndexOf('-', item.range.start - 1);
  if (!beginsLine(text, dash) || !endsLine(text, item.range.end)) return undefined;
  const end = Math.min(lineEndAt(text, item.range.end) + 1, text.length);
  return [{ range: { start: lineStartAt(text, dash), end }, newText: '' }];
}

interface Holder {
  readonly mapping: MappingNode;
  readonly entry: MappingEntry;
}

/** The entry whose value a node is. */
export function holderOf(node: Node, document: SyntaxDocument): Holder | undefined {
  let current: Node | undefined = document.root;
  while (current !== undefined && current !== node) {
    if (current.kind === 'mapping') {
      const mapping: MappingNode = current;
      const entry = mapping.entries.find(({ value }) => encloses(value, node));
      if (entry?.value === node) return { mapping, entry };
      current = entry?.value;
    } else if (current.kind === 'sequence') {
      current = current.items.find((item) => encloses(item, node));
    } else {
      return undefined;
    }
  }
  return undefined;
}

function encloses(outer: Node, inner: Node): boolean {
  return outer.range.start <= inner.range.start && inner.range.end <= outer.range.end;
}

/** Adds an entry after another one of the same mapping. */
export function insertAfter(
  mapping: MappingNode,
  after: MappingEntry,
  key: string,
  value: string,
  subject: Subject,
): readonly TextEdit[] | undefined {
  const { text } = subject.document;
  const written = `${keyOf(key, subject)}: ${value}`;
  const { end } = after.range;
  if (isFlow(mapping, text)) return [{ range: { start: end, end }, newText: `, ${written}` }];
  if (!endsLine(text, end)) return undefined;
  const column = columnOf(text, mapping.entries[0]?.range.start ?? mapping.range.start);
  const at = lineEndAt(text, end) - (text[lineEndAt(text, end) - 1] === '\r' ? 1 : 0);
  return [{ range: { start: at, end: at }, newText: `${lineBreak(text)}${' '.repeat(column)}${written}` }];
}

/** The line break that the document uses. */
export function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Removes the entry that a message is about. */
export function removeOwn(subject: Subject, title: string, safe: boolean): readonly Fix[] {
  const { container, entry } = subject.message.target;
  if (container?.kind !== 'mapping' || entry === undefined) return [];
  return fix(title, safe, removeEntry(container, entry, subject));
}
