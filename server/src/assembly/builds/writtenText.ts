import type { TextRange } from '../../base/range.ts';
import { parseJsonDocument } from '../../syntax/json/parseJsonDocument.ts';
import type {
  MappingEntry,
  MappingNode,
  Node,
  ScalarNode,
  SequenceNode,
  SyntaxDocument,
} from '../../syntax/tree.ts';
import { parseYamlDocument } from '../../syntax/yaml/parseYamlDocument.ts';
import { splitDocuments } from '../../syntax/yaml/splitDocuments.ts';
import type { LoadedDocument } from '../kustomize/files.ts';
import type { Place } from '../kustomize/tree/built.ts';
import { inlineText } from '../kustomize/tree/inline.ts';

export interface WrittenEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** The text that values of a build are written in: a document of a file, or one in a patch that stands inside it. */
interface WrittenText {
  readonly document: SyntaxDocument;
  readonly language: 'yaml' | 'json';
  /** Whether its lines stand in the file as they are, but for an indentation. */
  readonly isPlain: boolean;
  /** A range of it, counted from the start of the document of the file. */
  readonly outward: (range: TextRange) => TextRange;
  /** Edits likewise; undefined where what stands around the text would make something else of them. */
  readonly editsOutward: (edits: readonly WrittenEdit[]) => readonly WrittenEdit[] | undefined;
}

/** A value as it is written. */
export interface WrittenNode {
  readonly text: WrittenText;
  readonly node: Node;
  /** The entry that holds it, where a mapping does. */
  readonly entry: MappingEntry | undefined;
  /** What holds the entry or the item. */
  readonly container: MappingNode | SequenceNode | undefined;
}

/** The value of a build as it is written at its place in a document; undefined where that is no value of its own there. */
export function writtenNode(document: LoadedDocument, { value }: Place): WrittenNode | undefined {
  const whole = wholeText(document);
  const found = nodeAt(whole, value);
  if (found === undefined) return undefined;
  const { node } = found;
  if (isSameRange(node.range, value)) return found;
  if (node.kind !== 'scalar') return undefined;
  for (const text of innerTexts(whole.document, node)) {
    const innermost = nodeAt(text, value);
    if (innermost !== undefined && isSameRange(text.outward(innermost.node.range), value)) return innermost;
  }
  return undefined;
}

const wholeTexts = new WeakMap<LoadedDocument['source'], WrittenText>();

function wholeText({ source, text }: LoadedDocument): WrittenText {
  const known = wholeTexts.get(source);
  if (known !== undefined) return known;
  const language = source.uri.endsWith('.json') ? 'json' : 'yaml';
  const document = language === 'json' ? parseJsonDocument(text) : parseYamlDocument(text);
  const made: WrittenText = {
    document,
    language,
    isPlain: true,
    outward: (range) => range,
    editsOutward: (edits) => edits,
  };
  wholeTexts.set(source, made);
  return made;
}

/** The innermost node that holds a range. */
function nodeAt(text: WrittenText, range: TextRange): WrittenNode | undefined {
  const { root } = text.document;
  const holds = (node: Node): boolean => {
    const { start, end } = text.outward(node.range);
    return start <= range.start && range.end <= end;
  };
  if (root === undefined || !holds(root)) return undefined;
  let found: WrittenNode = { text, node: root, entry: undefined, container: undefined };
  for (;;) {
    const { node } = found;
    // an empty value beside others may touch them: what is the very range goes before what holds it
    if (isSameRange(text.outward(node.range), range)) return found;
    const inner: WrittenNode | undefined = childHolding(text, node, holds);
    if (inner === undefined) return found;
    found = inner;
  }
}

function childHolding(
  text: WrittenText,
  node: Node,
  holds: (node: Node) => boolean,
): WrittenNode | undefined {
  if (node.kind === 'mapping') {
    const entry = node.entries.find(({ value }) => holds(value));
    return entry && { text, node: entry.value, entry, container: node };
  }
  if (node.kind !== 'sequence') return undefined;
  const item = node.items.find(holds);
  return item && { text, node: item, entry: undefined, container: node };
}

const innerTextsOf = new WeakMap<ScalarNode, readonly WrittenText[]>();

/** The documents of a text that stands in a scalar of another. */
function innerTexts(outer: SyntaxDocument, scalar: ScalarNode): readonly WrittenText[] {
  const known = innerTextsOf.get(scalar);
  if (known !== undefined) return known;
  const { text, shift } = inlineText(scalar, outer.text);
  const texts = splitDocuments(text).map(({ start, end }): WrittenText => {
    const within = (range: TextRange): TextRange => ({ start: range.start + start, end: range.end + start });
    return {
      document: parseYamlDocument(text.slice(start, end)),
      language: 'yaml',
      isPlain: scalar.style === 'literal',
      outward: (range) => shift(within(range)),
      editsOutward: (edits) => {
        const moved = edits.map((edit) => ({ ...edit, range: within(edit.range) }));
        return editsAround(outer, scalar, moved);
      },
    };
  });
  innerTextsOf.set(scalar, texts);
  return texts;
}

/** Edits of a scalar's text as edits of the text around it, where that then says what they mean. */
function editsAround(
  outer: SyntaxDocument,
  scalar: ScalarNode,
  edits: readonly WrittenEdit[],
): readonly WrittenEdit[] | undefined {
  const { text, shift } = inlineText(scalar, outer.text);
  const first = Math.max(0, text.search(/\S/));
  const column = columnOf(outer.text, shift({ start: first, end: first }).start) - columnOf(text, first);
  const indentation = ' '.repeat(Math.max(0, column));
  const moved = edits.map(({ range, newText }) => ({
    range: shift(range),
    newText: writtenIn(scalar, newText, indentation),
  }));
  const { root } = parseYamlDocument(applied(outer.text, moved));
  const after = root && scalarFrom(root, scalar.range.start);
  return after?.value === applied(text, edits) ? moved : undefined;
}

/** A part of a scalar's text as its style writes it. */
function writtenIn({ style }: ScalarNode, text: string, indentation: string): string {
  if (style === 'double-quoted') return JSON.stringify(text).slice(1, -1);
  if (style === 'single-quoted') return text.replaceAll("'", "''");
  return text.replaceAll('\n', `\n${indentation}`);
}

function columnOf(text: string, offset: number): number {
  return offset - text.lastIndexOf('\n', offset - 1) - 1;
}

function applied(text: string, edits: readonly WrittenEdit[]): string {
  return edits
    .toSorted((left, right) => right.range.start - left.range.start)
    .reduce(
      (current, { range, newText }) => current.slice(0, range.start) + newText + current.slice(range.end),
      text,
    );
}

/** The scalar that begins at an offset. */
function scalarFrom(node: Node, offset: number): ScalarNode | undefined {
  if (node.kind === 'scalar') return node.range.start === offset ? node : undefined;
  const children =
    node.kind === 'mapping'
      ? node.entries.map(({ value }) => value)
      : node.kind === 'sequence'
        ? node.items
        : [];
  for (const child of children) {
    const found = child.range.start <= offset ? scalarFrom(child, offset) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function isSameRange(left: TextRange, right: TextRange): boolean {
  return left.start === right.start && left.end === right.end;
}
