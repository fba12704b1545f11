import type { TextRange } from '../../../base/range.ts';
import type { HoleNode, ScalarNode, ScalarValue, SequenceNode } from '../../../syntax/tree.ts';

/** One YAML document or JSON value of a file, told apart by identity: an edit of its text makes a new one. */
export interface Source {
  readonly uri: string;
}

/** Where a value is written, counted from the start of its source. */
export interface Place {
  readonly source: Source;
  /** The key; for an item of a list its value. */
  readonly key: TextRange;
  readonly value: TextRange;
}

/** What kustomize keeps in one place of its memory, so that a change of one shows in all; told apart by identity. */
export interface Cell {
  readonly cell: true;
}

interface Made {
  readonly place: Place;
  /** Where the value is one with others of the object, which see `shared.ts`. */
  readonly cell?: Cell;
  /** What it stands in for: where the values before it are written, the last one first. */
  readonly behind?: readonly Place[];
}

/**
 * The trees that objects are built from. They are located trees of `syntax`, so that whatever reads those reads them too,
 * without aliases and merge keys; each value knows where it is written. They never change: what is patched is made anew,
 * and shares with the old tree whatever the patch leaves alone.
 */
export interface BuiltMapping extends Made {
  readonly kind: 'mapping';
  readonly range: TextRange;
  readonly entries: readonly BuiltEntry[];
}

export interface BuiltEntry {
  readonly key: ScalarNode;
  readonly value: Built;
  readonly range: TextRange;
}

export interface BuiltSequence extends SequenceNode, Made {
  readonly items: readonly Built[];
}

export interface BuiltScalar extends ScalarNode, Made {
  /**
   * What `images` or a prefix has written without quotes: kustomize forgets that it is a text, so that another text which
   * is written over it may become a number or null.
   */
  readonly isUntyped?: true;
  readonly misfit?: Misfit;
}

/** Why kustomize can't write an object: a text has taken the place of a number, say, and is still called a number. */
export interface Misfit {
  /** What says which type it is. */
  readonly typed: BuiltScalar;
  readonly message: string;
  /** What has put the text there. */
  readonly place: Place;
}

export interface BuiltHole extends HoleNode, Made {}

export type Built = BuiltMapping | BuiltSequence | BuiltScalar | BuiltHole;

/** A scalar's text without quotes, as written: `true` for the boolean; '' for everything that is no scalar. */
export function textOf(node: Built | undefined): string {
  if (node?.kind !== 'scalar') return '';
  return typeof node.value === 'string' ? node.value : node.source;
}

/** The text of a string; undefined for numbers, booleans and all else. */
export function stringOf(node: Built | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

export function isNull(node: Built | undefined): boolean {
  return node?.kind === 'scalar' && node.value === null;
}

/** Left out, or null. */
export function isMissing(node: Built | undefined): boolean {
  return node === undefined || isNull(node);
}

export function keyOf(entry: BuiltEntry): string {
  return typeof entry.key.value === 'string' ? entry.key.value : entry.key.source;
}

export function field(node: Built | undefined, key: string): Built | undefined {
  if (node?.kind !== 'mapping') return undefined;
  return node.entries[indexOf(node, key)]?.value;
}

/** -1 where there is no such entry; a plain loop, since builds do little else. */
function indexOf({ entries }: BuiltMapping, key: string): number {
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at];
    if (entry !== undefined && keyOf(entry) === key) return at;
  }
  return -1;
}

export function descend(node: Built | undefined, ...keys: readonly string[]): Built | undefined {
  return keys.reduce(field, node);
}

export function itemsOf(node: Built | undefined): readonly Built[] {
  return node?.kind === 'sequence' ? node.items : [];
}

export function entriesOf(node: Built | undefined): readonly BuiltEntry[] {
  return node?.kind === 'mapping' ? node.entries : [];
}

/** The mapping with an entry set; the same one where the value is the one that it has. */
export function withField(mapping: BuiltMapping, key: string, value: Built): BuiltMapping {
  const at = indexOf(mapping, key);
  const old = mapping.entries[at];
  if (old === undefined) return { ...mapping, entries: [...mapping.entries, entryAt(key, value)] };
  if (old.value === value) return mapping;
  return { ...mapping, entries: mapping.entries.with(at, { ...old, value }) };
}

export function withoutField(mapping: BuiltMapping, key: string): BuiltMapping {
  if (!mapping.entries.some((entry) => keyOf(entry) === key)) return mapping;
  return { ...mapping, entries: mapping.entries.filter((entry) => keyOf(entry) !== key) };
}

function entryAt(key: string, value: Built): BuiltEntry {
  const range = value.place.key;
  return { key: { kind: 'scalar', style: 'plain', source: key, value: key, range }, value, range };
}

export function scalar(value: ScalarValue, place: Place): BuiltScalar {
  const style = typeof value === 'string' ? 'double-quoted' : 'plain';
  const source = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return { kind: 'scalar', style, source, value, range: place.value, place };
}

/** A text in place of another one, whose style it keeps. */
export function textInPlaceOf(text: string, place: Place, old: BuiltScalar): Built {
  const made = scalar(text, place);
  const isPlain = old.style === 'plain' || old.isUntyped === true;
  return inPlaceOf(isPlain ? { ...made, isUntyped: true } : made, old);
}

export function mapping(place: Place, entries: readonly BuiltEntry[] = []): BuiltMapping {
  return { kind: 'mapping', range: place.value, entries, place };
}

export function sequence(place: Place, items: readonly Built[]): BuiltSequence {
  return { kind: 'sequence', range: place.value, items, place };
}

/**
 * A value that takes the place of another, which stays known as what stands behind it; whatever shared the old value
 * shares the new one.
 */
export function inPlaceOf(value: Built, old: Built | undefined): Built {
  if (old === undefined || old === value) return value;
  const places = [...(value.behind ?? []), old.place, ...(old.behind ?? [])];
  const { cell: _, ...own } = value;
  const shared = old.cell === undefined ? own : { ...own, cell: old.cell };
  return { ...shared, behind: places.slice(0, longestChain) };
}

/** Where more places than this made a value what it is, the oldest are not kept. */
const longestChain = 8;
