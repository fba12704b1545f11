import { parseJsonDocument } from './json/parseJsonDocument.ts';
import { reparseJson } from './json/reparseJson.ts';
import { splitValues } from './json/splitValues.ts';
import { KnownDocuments } from './knownDocuments.ts';
import { ownCopy } from './ownCopy.ts';
import type { DocumentSlice, SliceRole, SyntaxDocument, SyntaxFile } from './tree.ts';
import { parseListItem } from './yaml/parseListItem.ts';
import { parseYamlDocument } from './yaml/parseYamlDocument.ts';
import { splitDocuments } from './yaml/splitDocuments.ts';
import { type ListParts, smallestSplitLength, splitList } from './yaml/splitList.ts';

/**
 * Parses a file. Documents, JSON values, and items of large lists, whose text already stood in `previous` are taken from
 * there, by identity, so that beside a scan for markers the work is proportional to what was edited. Of a JSON value only
 * the part around an edit is parsed. Equal documents share one tree. Never throws.
 */
export function parseText(language: 'yaml' | 'json', text: string, previous?: SyntaxFile): SyntaxFile {
  const steps = parseSteps(language, text, previous);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** `parseText` in slices of time: yields after each document or item. */
export function* parseSteps(
  language: 'yaml' | 'json',
  text: string,
  previous?: SyntaxFile,
): Generator<void, SyntaxFile> {
  const patched = language === 'json' ? patchedJson(text, previous) : undefined;
  if (patched !== undefined) return patched;
  const known = new KnownDocuments(previous?.language === language ? previous.slices : []);
  const slices: DocumentSlice[] = [];
  let countsMarker = true;
  if (language === 'json') {
    for (const { start, end } of splitValues(text)) {
      const document = yield* reuseOrParse(known, 'document', text.slice(start, end), parseJsonDocument);
      slices.push({ role: 'document', start, document, countsMarker });
      countsMarker = false;
    }
    return { language, slices };
  }
  for (const { start, end } of splitDocuments(text)) {
    const part = text.slice(start, end);
    const parts = part.length < smallestSplitLength ? undefined : splitList(part);
    const list =
      parts === undefined ? undefined : yield* parseList(known, part, parts, { start, countsMarker });
    if (list === undefined) {
      const document = yield* reuseOrParse(known, 'document', part, parseYamlDocument);
      slices.push({ role: 'document', start, document, countsMarker });
    } else {
      for (const slice of list) slices.push(slice);
    }
    // A marker line that ends a document leaves nothing that the next could end.
    countsMarker = !countsMarker && /^---[^\n]*\n?$/.test(part);
  }
  return { language, slices };
}

/** A JSON file of one value after an edit that touches only a part of it. */
function patchedJson(text: string, previous: SyntaxFile | undefined): SyntaxFile | undefined {
  const [slice, ...others] = previous?.language === 'json' ? previous.slices : [];
  if (slice === undefined || others.length > 0) return undefined;
  const document = reparseJson(slice.document, text);
  return document && { language: 'json', slices: [{ ...slice, document }] };
}

function* reuseOrParse(
  known: KnownDocuments,
  role: SliceRole,
  text: string,
  parse: (text: string) => SyntaxDocument,
): Generator<void, SyntaxDocument> {
  let document = known.find(role, text);
  if (document === undefined) {
    document = parse(ownCopy(text));
    known.add(role, document);
  }
  yield;
  return document;
}

/** @returns undefined where an alias refers to another part of the list: then only the whole can be parsed */
function* parseList(
  known: KnownDocuments,
  text: string,
  { frame, items }: ListParts,
  { start, countsMarker }: Pick<DocumentSlice, 'start' | 'countsMarker'>,
): Generator<void, DocumentSlice[] | undefined> {
  const framing = yield* reuseOrParse(known, 'listFrame', frame, parseYamlDocument);
  const slices: DocumentSlice[] = [{ role: 'listFrame', start, document: framing, countsMarker }];
  for (const item of items) {
    const part = text.slice(item.start, item.end);
    const document = yield* reuseOrParse(known, 'listItem', part, parseListItem);
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
