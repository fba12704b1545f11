import type { TextRange } from '../base/range.ts';

/** What a scalar means to Kubernetes' decoder; whole numbers beyond 2^53 are BigInt. */
export type ScalarValue = string | number | bigint | boolean | null;

interface NodeBase {
  /** Counted from the start of the document's text; without anchor and tag, and ending at the last character of content. */
  readonly range: TextRange;
}

export interface MappingNode extends NodeBase {
  readonly kind: 'mapping';
  /** In source order; duplicate keys stay. */
  readonly entries: readonly MappingEntry[];
}

export interface MappingEntry {
  readonly key: ScalarNode;
  /** The key where it is a list or a mapping, which Kubernetes refuses; `key` then holds its source as a text. */
  readonly writtenKey?: Node;
  readonly value: Node;
  /** From the key's start to the value's end. */
  readonly range: TextRange;
}

export interface SequenceNode extends NodeBase {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
}

export type ScalarStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded';

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** The text as written, quotes included; '' where a value is left out. */
  readonly source: string;
  readonly value: ScalarValue;
  /** Why Kubernetes refuses the document for it: its tag promises something else. */
  readonly refused?: Refusal;
}

export interface Refusal {
  /** In the words of go.yaml.in/yaml/v2. */
  readonly serverText: string;
  /** In ours. */
  readonly message: string;
}

/** Stands where the text can't be known: an unfinished line, later a Helm action or a Terraform expression. */
export interface HoleNode extends NodeBase {
  readonly kind: 'hole';
  readonly source: string;
}

/** A reference to an anchored node; `target` is undefined where no such anchor precedes it. */
export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: Node | undefined;
}

export type Node = MappingNode | SequenceNode | ScalarNode | HoleNode | AliasNode;

export interface SyntaxProblem {
  readonly code: string;
  readonly message: string;
  readonly range: TextRange;
}

/** One YAML document between two markers, or one top-level value of a JSON file. Ranges count from `text`'s start. */
export interface SyntaxDocument {
  readonly text: string;
  /** Undefined where the document is empty. */
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** Present where Kubernetes' YAML library finds no fault in what it reads of the text. */
  readonly isFaultless?: true;
  /** Present where the text is YAML of the form that can be read line by line (see `readSimple`). */
  readonly isSimple?: true;
  /** Of a text of which long parts are blanked out: the text without them. What reads the one reads the other. */
  readonly withoutBlanks?: string;
  /** Present where Kubernetes' YAML library stops before the text's end, without a word. */
  readonly cut?: Cut;
}

export interface Cut {
  /** What it has read until then. */
  readonly root: Node | undefined;
  /** The first character that it does not look at. */
  readonly start: number;
}

/**
 * What part of a file a slice is.
 * - `document`: a whole YAML document, or one top-level value of a JSON file with what follows it.
 * - `listFrame`: a large list document with the lines of its `items` blanked out; its range covers the whole document.
 * - `listItem`: one item of that list, the item itself being the root. Items follow their frame, in source order.
 */
export type SliceRole = 'document' | 'listFrame' | 'listItem';

/** A document's place in its file. */
export interface DocumentSlice {
  readonly role: SliceRole;
  /** The offset in the file at which the document's text begins. */
  readonly start: number;
  readonly document: SyntaxDocument;
  /**
   * Whether kubectl takes a `---` line at the document's start for one of its lines, which shifts the numbers in its
   * messages: only where nothing stands before it that the line could end
   * (k8s.io/apimachinery/pkg/util/yaml/decoder.go, YAMLReader).
   */
  readonly countsMarker: boolean;
}

/** A file as located trees, in source order. */
export interface SyntaxFile {
  readonly language: 'yaml' | 'json';
  readonly slices: readonly DocumentSlice[];
}
