import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entriesOf, pathAt } from '../../server/src/syntax/navigate.ts';
import { parseText } from '../../server/src/syntax/parse.ts';
import type { SyntaxDocument, SyntaxFile } from '../../server/src/syntax/tree.ts';
import { describeShared } from '../support/shared.ts';
import { type RandomSource, random } from './random.ts';
import { written } from './support.ts';

const snippets = [
  '---\n',
  '\n---\n',
  '...\n',
  '%YAML 1.1\n',
  '"',
  "'",
  '|\n',
  '>-\n',
  '[',
  ']',
  '{',
  '}',
  ',',
  ': ',
  ':',
  '- ',
  '\n',
  '\n\n',
  '  ',
  ' ',
  '\t',
  '#',
  ' # c',
  '&a ',
  '*a',
  '<<: *a\n',
  '!!int ',
  'ingr',
  'ports:\n',
  '  - port: 80\n',
  '\r\n',
  '\uFEFF',
  '\u0000',
  '\u001F',
  '\u0002',
  '\uD800',
  '\u2028',
  '<<<<<<< HEAD\n',
  '=======\n',
  '>>>>>>> b\n',
  '? ',
  'a: "x',
  '@',
  '`',
  '%',
  '\\',
  '{{ .Values.x }}',
  '0x10',
  '/* c */',
  '//',
  '"a": 1,',
];

/** One random edit: a piece of text removed, something put in its place. */
function edit(text: string, source: RandomSource): string {
  const at = source.below(text.length + 1);
  const removed = source.below(3) === 0 ? source.below(30) : 0;
  const inserted = source.below(4) === 0 ? '' : source.pick(snippets);
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

/** These texts are never nested so deeply that they may be declined: nothing in them may defeat the parser. */
function expectSound(document: SyntaxDocument): void {
  const { text, root, problems } = document;
  if (problems.some(({ code }) => code === 'unreadable')) expect.fail(`declined: ${JSON.stringify(text)}`);
  if (root !== undefined) expect(0 <= root.range.start && root.range.end <= text.length).toBe(true);
  for (const { parent, child } of written(root)) {
    const isNested =
      parent.range.start <= child.range.start &&
      child.range.start <= child.range.end &&
      child.range.end <= parent.range.end;
    if (!isNested)
      expect.fail(
        `${JSON.stringify(child.range)} is not within ${JSON.stringify(parent.range)}: ${JSON.stringify(text)}`,
      );
  }
  for (const { range, message } of problems) {
    const isInBounds = 0 <= range.start && range.start <= range.end && range.end <= text.length;
    if (!isInBounds || message === '')
      expect.fail(`${JSON.stringify(range)} ${message}: ${JSON.stringify(text)}`);
  }
}

function fuzz(language: 'yaml' | 'json', start: string, edits: number, seed: number): void {
  const source = random(seed);
  let text = start;
  let file: SyntaxFile | undefined;
  for (let round = 0; round < edits; round += 1) {
    text = round % 40 === 0 ? start : edit(text, source);
    file = parseText(language, text, file);
    for (const { document } of file.slices) {
      expectSound(document);
      entriesOf(document.root);
      const steps = pathAt(document, source.below(document.text.length + 1));
      if (steps.length === 0) expect.fail(`no path in ${JSON.stringify(document.text)}`);
    }
    if (round % 5 === 0) expect(file).toEqual(parseText(language, text));
    const whole = file.slices.map(({ document }) => document.text).join('');
    if (whole !== text) expect.fail(`slices do not cover ${JSON.stringify(text)}`);
  }
}

function fixture(name: string): string {
  return readFileSync(new URL(`data/${name}`, import.meta.url), 'utf8');
}

describe('random edits of our own fixtures', () => {
  it.each([1, 2, 3, 4])('YAML, seed %i', { timeout: 60_000 }, (seed) =>
    fuzz('yaml', fixture('sample.yaml'), 400, seed),
  );
  it.each([5, 6])('JSON, seed %i', { timeout: 60_000 }, (seed) =>
    fuzz('json', fixture('sample.json'), 400, seed),
  );
});

describeShared('random edits of real policies', 'cases/networkpolicies', (folder) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  const small = files
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    .filter((text) => text.length < 4000);

  it('reads every file without a problem', () => {
    expect(small.length).toBeGreaterThan(50);
    for (const text of small) {
      for (const { document } of parseText('yaml', text).slices)
        expect([document.problems, text]).toEqual([[], text]);
    }
  });

  it('stays sound', { timeout: 60_000 }, () => {
    for (const [index, text] of small.entries()) fuzz('yaml', text, 12, index);
  });
});
