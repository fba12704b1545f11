import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseText } from '../../server/src/syntax/parse.ts';
import { printProblems, printTree } from './support.ts';

interface TreeCase {
  readonly name: string;
  readonly language: 'yaml' | 'json';
  readonly text: string;
  /** See `printTree`; the documents of a file one after the other. */
  readonly tree: readonly string[];
  readonly problems: readonly string[];
}

const cases: readonly TreeCase[] = JSON.parse(
  readFileSync(new URL('data/trees.json', import.meta.url), 'utf8'),
);

describe('text becomes a located tree', () => {
  it.each(cases)('$language: $name', ({ language, text, tree, problems }) => {
    const { slices } = parseText(language, text);
    expect(slices.flatMap(({ document }) => printTree(document.root))).toEqual(tree);
    expect(slices.flatMap(({ document }) => printProblems(document))).toEqual(problems);
  });
});

describe('problems say what to do', () => {
  it.each([
    [
      'ingr\nport: 1\n',
      '"ingr" is not finished: a key needs a colon after it. Write "ingr:" and its value, or remove the line.',
    ],
    [
      'port:80\nprotocol: TCP\n',
      'A space is missing after the colon of "port". Without it the whole line is one word.',
    ],
    [
      'a: 1\na: 2\n',
      'The key "a" is already set in this mapping, and only the last one counts. Remove one of them.',
    ],
    [
      'a: !!int x\n',
      '"x" can\'t be read as !!int, so Kubernetes refuses the document. Remove the tag or mend the value.',
    ],
    ['a:\n\t- b\n', 'Tabs are not allowed as indentation. Use spaces.'],
    [
      'a: *b\n',
      'No anchor "&b" comes before this alias in the document. Define it above, or write the value out here.',
    ],
  ])('%j', (text, message) => {
    expect(parseText('yaml', text).slices[0]?.document.problems.map((problem) => problem.message)).toEqual([
      message,
    ]);
  });
});
