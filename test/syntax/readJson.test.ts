import { printParseErrorCode, visit } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { JsonTreeBuilder } from '../../server/src/syntax/json/jsonTreeBuilder.ts';
import { readJson } from '../../server/src/syntax/json/readJson.ts';
import type { SyntaxProblem } from '../../server/src/syntax/tree.ts';
import { type Random, seeded } from '../support/random.ts';

type Report = (error: string, offset: number, length: number) => void;

/** The tree of a text, and every mistake in the order in which it is met. */
function outcome(text: string, read: (builder: JsonTreeBuilder, report: Report) => void) {
  const problems: SyntaxProblem[] = [];
  const builder = new JsonTreeBuilder(text, problems);
  read(builder, (code, start, length) =>
    problems.push({ code, message: '', range: { start, end: start + length } }),
  );
  return { root: builder.finish(), problems };
}

function ours(text: string) {
  let steps = 0;
  const found = outcome(text, (builder, report) => {
    for (const _ of readJson(text, builder, report)) steps += 1;
  });
  return { ...found, steps };
}

/** jsonc-parser itself, which does it in one go. */
function theirs(text: string) {
  return outcome(text, (builder, report) => {
    visit(
      text,
      {
        onObjectBegin: (offset) => builder.openMapping(offset),
        onObjectProperty: (name, offset, length) => builder.key(name, offset, length),
        onObjectEnd: (offset, length) => builder.close('mapping', offset + length),
        onArrayBegin: (offset) => builder.openSequence(offset),
        onArrayEnd: (offset, length) => builder.close('sequence', offset + length),
        onLiteralValue: (value: unknown, offset, length) => builder.literal(value, offset, length),
        onSeparator: (character, offset) => builder.separator(character, offset),
        onComment: (offset, length) => builder.comment(offset, length),
        onError: (error, offset, length) => report(printParseErrorCode(error), offset, length),
      },
      { allowTrailingComma: true, disallowComments: false, allowEmptyContent: true },
    );
  });
}

/** Pieces of which texts are made that are hardly ever JSON. */
const pieces = [
  ...['{', '}', '[', ']', ',', ':', '"a"', '"b"', '"', '1', '-', '0x1', '1.', '2e', '01', '-1.5e+3'],
  ...['true', 'false', 'null', 'nul', 'yes', '//c\n', '/*c*/', '/*', '\n', ' ', '\t', '\\', '"\\q"'],
  ...['"\\u12"', '"\u0001"', '"a": ', '{"a": 1}', '[1, 2]', '{"a": [', '#', "'x'", '\u00a0', '\uFEFF'],
];

function randomText(random: Random): string {
  return Array.from({ length: random.below(16) }, () => random.pick(pieces)).join('');
}

/** A text that is JSON but for a piece that is missing, or is put in. */
function almostJson(random: Random): string {
  const text = JSON.stringify(
    { a: [1, { b: null }, ['x', 'y']], c: { d: true, e: [] }, f: 'g' },
    undefined,
    1,
  );
  const [from, length] = [random.below(text.length), random.below(4)];
  return text.slice(0, from) + (random.chance(0.5) ? random.pick(pieces) : '') + text.slice(from + length);
}

describe('a JSON text is read in steps', () => {
  it.each([
    ['of pieces', randomText],
    ['that is almost JSON', almostJson],
  ])('as by jsonc-parser in one go, mistakes included: one %s', (_, make) => {
    const random = seeded(11);
    for (let count = 0; count < 5_000; count += 1) {
      const text = make(random);
      const { steps: __, ...read } = ours(text);
      const wanted = theirs(text);
      // The comparison that tells what differs takes long.
      if (JSON.stringify(read) !== JSON.stringify(wanted))
        expect({ text, ...read }).toEqual({ text, ...wanted });
    }
  });

  it('of which no one is long', () => {
    const items = Array.from({ length: 10_000 }, (_, index) => index);
    const few = ours(JSON.stringify(items.slice(0, 10))).steps;
    expect(ours(JSON.stringify(items)).steps - few).toBeGreaterThanOrEqual(9);
    const entries = Object.fromEntries(items.map((index) => [`a${index}`, index]));
    expect(ours(JSON.stringify(entries)).steps - few).toBeGreaterThanOrEqual(9);
    const nested = items.map((index) => [index]);
    expect(ours(JSON.stringify(nested)).steps - few).toBeGreaterThanOrEqual(19);
  });
});
