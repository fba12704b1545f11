import { describe, expect, it } from 'vitest';
import { parseJsonDocument } from '../../server/src/syntax/json/parseJsonDocument.ts';
import { entriesOf, resolveAlias } from '../../server/src/syntax/navigate.ts';
import { parseText } from '../../server/src/syntax/parse.ts';
import { parseYamlDocument } from '../../server/src/syntax/yaml/parseYamlDocument.ts';
import { processorTime } from '../support/processorTime.ts';
import { printProblems } from './support.ts';

const levels = 100_000;

/** Texts nested so deeply that a recursive parser overflows its stack, in each way that YAML nests. */
const deep: readonly (readonly [name: string, text: string])[] = [
  ['lists in brackets', '['.repeat(levels)],
  ['closed ones', '['.repeat(levels) + ']'.repeat(levels)],
  ['mappings in braces', '{a: '.repeat(levels)],
  ['lists on one line', `${'- '.repeat(levels)}x`],
  ['explicit keys', '? '.repeat(levels)],
  ['keys on one line', 'a: '.repeat(levels)],
  ['empty keys', ': '.repeat(levels)],
  ['by indentation', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
  [
    'lists by indentation',
    Array.from({ length: 100 }, (_, line) => `${' '.repeat(8 * line)}- - - -\n`).join(''),
  ],
  ['closers in quotes', '["]", '.repeat(levels)],
];

describe('deep nesting is declined', () => {
  it.each(deep)('YAML: %s', (_name, text) => {
    const { root, problems } = parseYamlDocument(text);
    expect(root).toBeUndefined();
    expect(problems.map((problem) => problem.code)).toEqual(['unreadable']);
  });

  it.each([
    '['.repeat(levels),
    '{"a":'.repeat(levels),
    '["]",'.repeat(levels),
    '[/*]*/'.repeat(levels),
    '{]'.repeat(levels),
    '[}'.repeat(levels),
  ])('JSON: %#', (text) => {
    expect(parseJsonDocument(text).root).toBeUndefined();
  });
});

describe('what only looks deep is read', () => {
  it.each([
    ['brackets in a text', `a: |\n  ${'['.repeat(5000)}\n`],
    ['brackets in quotes', `a: "${'['.repeat(5000)}"\n`],
    ['brackets in a comment', `a: 1 # ${'[{'.repeat(5000)}\n`],
    ['many small lists', `a: [${'[1], '.repeat(5000)}]\n`],
    ['many entries on a line', `{${Array.from({ length: 5000 }, (_, i) => `k${i}: v`).join(', ')}}`],
    ['a long indentation', `a: |\n${' '.repeat(5000)}x\n`],
    ['a long line of dashes', `# ${'- '.repeat(5000)}\na: 1\n`],
    ['40 levels', Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}key:\n`).join('')],
  ])('%s', (_name, text) => {
    const document = parseYamlDocument(text);
    expect(printProblems(document)).toEqual([]);
    expect(document.root?.kind).toBe('mapping');
  });
});

it('an alias bomb is not expanded, and its evaluation stops with the budget', () => {
  const lines = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} {<<: [${`*a${i}, `.repeat(9)}]}`);
  const document = parseYamlDocument(`a0: &a0 {x: 1}\n${lines.join('\n')}\n`);
  expect(printProblems(document)).toEqual([]);
  const last = entriesOf(document.root).at(-1);
  const budget = { remaining: 1000 };
  expect(entriesOf(last?.value, budget).length).toBeLessThan(2);
  expect(budget.remaining).toBeLessThanOrEqual(0);
  expect(last && resolveAlias(last.value, budget)?.kind).toBe('mapping');
});

it('a merge that contains itself ends', () => {
  const document = parseYamlDocument('a: &a\n  <<: *a\n  b: 1\n');
  expect(entriesOf(entriesOf(document.root)[0]?.value)).toHaveLength(1);
});

describe('time grows with the text, not with its square', () => {
  const texts: readonly (readonly [
    name: string,
    language: 'yaml' | 'json',
    text: (size: number) => string,
  ])[] = [
    ['documents', 'yaml', (size) => 'a: 1\n---\n'.repeat(size)],
    ['keys', 'yaml', (size) => Array.from({ length: size }, (_, i) => `k${i}: v\n`).join('')],
    ['unfinished lines', 'yaml', (size) => 'word\nk: v\n'.repeat(size)],
    ['open quotes', 'yaml', (size) => 'k: "x\n'.repeat(size)],
    ['conflict markers', 'yaml', (size) => '<<<<<<< a\nk: v\n'.repeat(size)],
    ['open brackets on many lines', 'yaml', (size) => 'k: [1,\n'.repeat(size)],
    ['control characters', 'yaml', (size) => 'k: \u0001v\n'.repeat(size)],
    ['blank lines', 'yaml', (size) => `a: 1\n${'   \n'.repeat(size)}b\nc: 1\n`],
    ['end markers', 'yaml', (size) => '...\n# c\n'.repeat(size)],
    ['objects', 'json', (size) => `[${'{"a": [1]}, '.repeat(size)}{}]`],
    ['comments', 'json', (size) => `[${'/* c */ 1,\n'.repeat(size)}2]`],
    ['values', 'json', (size) => '{"a": [1]}\n'.repeat(size)],
  ];

  it.each(texts)('%s', { timeout: 60_000 }, (_name, language, text) => {
    const time = (size: number): number => {
      const sample = text(size);
      return processorTime(() => parseText(language, sample), 4);
    };
    const small = time(1_000);
    const large = time(8_000);
    // Eight times the text; its square would be 64. What takes less than five milliseconds is not told from noise.
    expect(large / Math.max(small, 5)).toBeLessThan(32);
  });
});
