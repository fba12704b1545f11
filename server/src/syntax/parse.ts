import { parseJsonDocument } from './json/parseJsonDocument.ts';
import type { DocumentSlice, SyntaxDocument, SyntaxFile } from './tree.ts';
import { parseYamlDocument } from './yaml/parseYamlDocument.ts';
import { splitDocuments } from './yaml/splitDocuments.ts';

/**
 * Parses a file. Documents whose text already stood in `previous` are taken from there, by identity, so that the work
 * is proportional to what was edited. Never throws.
 */
export function parseText(language: 'yaml' | 'json', text: string, previous?: SyntaxFile): SyntaxFile {
  const steps = parseSteps(language, text, previous);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** `parseText` in slices of time: yields after each document that it parsed. */
export function* parseSteps(
  language: 'yaml' | 'json',
  text: string,
  previous?: SyntaxFile,
): Generator<void, SyntaxFile> {
  const known = new Map<string, SyntaxDocument>();
  if (previous?.language === language) {
    for (const { document } of previous.slices) known.set(document.text, document);
  }
  const segments = language === 'yaml' ? splitDocuments(text) : [{ start: 0, end: text.length }];
  const parse = language === 'yaml' ? parseYamlDocument : parseJsonDocument;
  const slices: DocumentSlice[] = [];
  for (const { start, end } of segments) {
    const part = text.slice(start, end);
    let document = known.get(part);
    if (document === undefined) {
      document = parse(ownCopy(part));
      known.set(document.text, document);
      yield;
    }
    slices.push({ role: 'document', start, document });
  }
  return { language, slices };
}

/** A part of a string keeps the whole alive in memory; a copy frees it once the file has changed. */
function ownCopy(part: string): string {
  return ` ${part}`.slice(1);
}
