import { ownCopy } from '../base/ownCopy.ts';
import type { TextRange } from '../base/range.ts';
import { type AtOnceOrInSteps, completed, finish } from '../base/steps.ts';
import { parseJsonSteps } from './json/parseJsonDocument.ts';
import { reparseJson } from './json/reparseJson.ts';
import { splitJsonList } from './json/splitJsonList.ts';
import { splitValues } from './json/splitValues.ts';
import { KnownDocuments } from './knownDocuments.ts';
import { frameOf, type ListParts, parseFrame, smallestSplitLength, withoutGaps } from './listParts.ts';
import { entryOf } from './navigate.ts';
import type { DocumentSlice, SliceRole, SyntaxDocument, SyntaxFile } from './tree.ts';
import { parseListItem } from './yaml/parseListItem.ts';
import { parseYamlDocument } from './yaml/parseYamlDocument.ts';
import { reparseYaml } from './yaml/reparseYaml.ts';
import { splitDocuments } from './yaml/splitDocuments.ts';
import { splitList } from './yaml/splitList.ts';

/**
 * Parses a file. Documents, JSON values, and items of large lists, whose text already stood in `previous` are taken from
 * there, by identity, so that beside a scan for markers the work is proportional to what was edited. Of a JSON value only
 * the part around an edit is parsed. Equal documents share one tree. Never throws.
 * @param isForeign whether no one wants to know what stands in a document: it gets no tree and no problems
 */
export function parseText(
  language: 'yaml' | 'json',
  text: string,
  previous?: SyntaxFile,
  isForeign?: (document: string) => boolean,
): SyntaxFile {
  return finish(parseSteps(language, text, previous, isForeign));
}

/** `parseText` in slices of time: yields after each document or item, and within JSON values that are long. */
export function* parseSteps(
  language: 'yaml' | 'json',
  text: string,
  previous?: SyntaxFile,
  isForeign: (document: string) => boolean = () => false,
): Generator<void, SyntaxFile> {
  const patched = language === 'json' ? yield* patchedJson(text, previous) : undefined;
  if (patched !== undefined) return patched;
  const known = new KnownDocuments(previous?.language === language ? previous.slices : []);
  const slices: DocumentSlice[] = [];
  for (const slice of slicesOf(language, text, known, isForeign)) {
    if (slice === undefined) yield;
    else slices.push(slice);
  }
  return { language, slices };
}

/**
 * The parts of a file one after another, for who needs the tree of each only for a moment: none is remembered here.
 * Between them `undefined`, where there is time for others.
 */
export function* passingSlices(
  language: 'yaml' | 'json',
  text: string,
  isForeign: (document: string) => boolean,
): Generator<DocumentSlice | undefined, void> {
  yield* slicesOf(language, text, undefined, isForeign);
}

/** Makes the tree of a document, or of an item, again that `passingSlices` has given. */
export function parseAgain(
  language: 'yaml' | 'json',
  role: 'document' | 'listItem',
  text: string,
): SyntaxDocument {
  const { parse, parseItem } = language === 'json' ? json : yaml;
  return finish(completed(role === 'document' ? parse(text) : parseItem(text)));
}

/** @param known takes trees from before and remembers the new ones; undefined: each is made */
function* slicesOf(
  language: 'yaml' | 'json',
  text: string,
  known: KnownDocuments | undefined,
  isForeign: (document: string) => boolean,
): Generator<DocumentSlice | undefined, void> {
  const { split, parse, reparse, parseItem } = language === 'json' ? json : yaml;
  const parsed: Parse = (part) => {
    if (isForeign(part)) return withoutTree(part);
    const before = known?.expected;
    return (before && reparse?.(before, part)) ?? parse(part);
  };
  let countsMarker = true;
  for (const { start, end, list } of split(text)) {
    const part = text.slice(start, end);
    const place = { start, countsMarker };
    const cut = list && (yield* parseList(known, part, list, place, parse, parseItem));
    if (cut === undefined) {
      const document = yield* reuseOrParse(known, 'document', part, parsed);
      yield { role: 'document', ...place, document };
    } else {
      yield* cut;
    }
    // A marker line that ends a document leaves nothing that the next could end.
    countsMarker = !countsMarker && /^---[^\n]*\n?$/.test(part);
  }
}

/** A JSON file of one value, and no large list, after an edit that touches only a part of it. */
function* patchedJson(
  text: string,
  previous: SyntaxFile | undefined,
): Generator<void, SyntaxFile | undefined> {
  const [slice, ...others] = previous?.language === 'json' ? previous.slices : [];
  if (slice?.role !== 'document' || others.length > 0 || cutList(text, splitJsonList)) return undefined;
  const document = yield* reparseJson(slice.document, text);
  return document && { language: 'json', slices: [{ ...slice, document }] };
}

type Parse = (text: string) => AtOnceOrInSteps<SyntaxDocument>;

function withoutTree(text: string): SyntaxDocument {
  return { text, root: undefined, problems: [] };
}

/** How the texts of a language are taken apart. */
interface Format {
  readonly split: (text: string) => readonly Part[];
  readonly parse: Parse;
  /** Makes the tree of an edited document from what it was before; undefined where all must be parsed. */
  readonly reparse?: (before: SyntaxDocument, text: string) => SyntaxDocument | undefined;
  readonly parseItem: Parse;
}

/** A document, or a JSON value. */
interface Part extends TextRange {
  /** How it is cut further; ranges count from its start. */
  readonly list: ListParts | undefined;
}

const yaml: Format = {
  split: (text) => withLists(text, splitDocuments(text), splitList),
  parse: parseYamlDocument,
  reparse: reparseYaml,
  parseItem: parseListItem,
};
const json: Format = {
  split: (text) => {
    const list = cutList(text, splitJsonList);
    // Most lists are alone in their file; that is told by what is left of them.
    const isAlone = list !== undefined && splitValues(withoutGaps(text, list.gaps)).length === 1;
    return isAlone
      ? [{ start: 0, end: text.length, list }]
      : withLists(text, splitValues(text), splitJsonList);
  },
  parse: parseJsonSteps,
  parseItem: parseJsonSteps,
};

type Cut = (text: string) => ListParts | undefined;

function withLists(text: string, parts: readonly TextRange[], cut: Cut): readonly Part[] {
  return parts.map(({ start, end }) => ({ start, end, list: cutList(text.slice(start, end), cut) }));
}

/** What is short is parsed in one piece. */
function cutList(text: string, cut: Cut): ListParts | undefined {
  return text.length < smallestSplitLength ? undefined : cut(text);
}

function* reuseOrParse(
  known: KnownDocuments | undefined,
  role: SliceRole,
  text: string,
  parse: Parse,
): Generator<undefined, SyntaxDocument> {
  let document = known?.find(role, text);
  if (document === undefined) {
    document = yield* completed(parse(ownCopy(text)));
    known?.add(role, document);
  }
  yield undefined;
  return document;
}

/**
 * @returns undefined where the items are no top-level `items` after all, or where an alias refers to another part of the
 * list: then only the whole can be parsed
 */
function* parseList(
  known: KnownDocuments | undefined,
  text: string,
  { items, gaps }: ListParts,
  { start, countsMarker }: Pick<DocumentSlice, 'start' | 'countsMarker'>,
  parse: Parse,
  parseItem: Parse,
): Generator<undefined, DocumentSlice[] | undefined> {
  const framing = yield* reuseOrParse(known, 'listFrame', frameOf(text, gaps), (frame) =>
    parseFrame(frame, gaps, (own) => finish(completed(parse(own)))),
  );
  if (framing.root === undefined || entryOf(framing.root, 'items') === undefined) return undefined;
  const slices: DocumentSlice[] = [{ role: 'listFrame', start, document: framing, countsMarker }];
  for (const item of items) {
    const part = text.slice(item.start, item.end);
    const document = yield* reuseOrParse(known, 'listItem', part, parseItem);
    slices.push({ role: 'listItem', start: start + item.start, document, countsMarker: false });
  }
  return slices.some(({ document }) => hasForeignAlias(document, text)) ? undefined : slices;
}

function hasForeignAlias(document: SyntaxDocument, whole: string): boolean {
  return document.problems.some(({ code, range }) => {
    if (code !== 'alias-without-anchor') return false;
    return whole.includes(`&${document.text.slice(range.start + 1, range.end)}`);
  });
}
