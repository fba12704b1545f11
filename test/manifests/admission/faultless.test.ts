import { expect, it } from 'vitest';
import { syntaxErrors } from '../../../server/src/manifests/admission/decode/syntaxError.ts';
import { parseText } from '../../../server/src/syntax/parse.ts';
import type { SyntaxDocument } from '../../../server/src/syntax/tree.ts';
import { type Random, seeded } from '../../support/random.ts';

const pieces = [
  ' ',
  '\n',
  ':',
  '- ',
  '#',
  '"',
  "'",
  '{',
  ']',
  '\t',
  '&',
  '*',
  '|',
  '%',
  '---',
  '\u0007',
  '...',
];

function edited(text: string, random: Random): string {
  let result = text;
  for (let edits = random.below(3); edits > 0; edits--) {
    const at = random.below(result.length + 1);
    result = result.slice(0, at) + random.pick(pieces) + result.slice(at + random.below(2));
  }
  return result;
}

/** The same without what the parser has found out for whoever asks for errors. */
function bare({ isFaultless: _, withoutBlanks: __, ...document }: SyntaxDocument): SyntaxDocument {
  return document;
}

const heads = [
  'apiVersion: v1\nkind: List\nitems:\n',
  '%YAML 1.1\n---\nkind: List\nitems:\n',
  '%TAG !e! tag:example.com:\n--- # a list\nitems:\n',
  '# a comment\n--- text\nitems:\n',
  'a: b\n...\n: }\nitems:\n',
];

const item = (name: string, padding: string): string =>
  `  - apiVersion: v1\n    kind: Pod\n    metadata: {name: ${name}, annotations: {note: '${padding}'}}\n`;

it('what is known from parsing leaves every error as it is, in documents and in long lists', () => {
  const random = seeded(7);
  let faults = 0;
  let silent = 0;
  for (let round = 0; round < 400; round++) {
    const items = Array.from({ length: round % 2 === 0 ? 1 : 12 }, (_, index) =>
      item(`p${index}`, 'x'.repeat(900)),
    );
    const [head, tail] = [edited(random.pick(heads), random), edited('metadata: {}\n', random)];
    for (const { document, countsMarker } of parseText('yaml', `${head}${items.join('')}${tail}`).slices) {
      const errors = syntaxErrors(document, countsMarker);
      expect(errors).toEqual(syntaxErrors(bare(document), countsMarker));
      if (errors.document === undefined) silent++;
      else faults++;
    }
  }
  expect(faults).toBeGreaterThan(50);
  expect(silent).toBeGreaterThan(50);
});
