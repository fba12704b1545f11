import { describe, expect, it } from 'vitest';
import { frameOf, smallestSplitLength } from '../../server/src/syntax/listParts.ts';
import { entryOf } from '../../server/src/syntax/navigate.ts';
import { parseSteps, parseText } from '../../server/src/syntax/parse.ts';
import type { SyntaxFile } from '../../server/src/syntax/tree.ts';
import { parseYamlDocument } from '../../server/src/syntax/yaml/parseYamlDocument.ts';
import { splitList } from '../../server/src/syntax/yaml/splitList.ts';
import { toJson } from './support.ts';

/** The places of the slices whose document is not the other file's, by identity. */
function renewed(file: SyntaxFile, previous: SyntaxFile): number[] {
  const old = new Set(previous.slices.map(({ document }) => document));
  return file.slices.flatMap(({ document }, index) => (old.has(document) ? [] : [index]));
}

describe('an edit re-parses what it touches', () => {
  const text = 'a: 1\n---\nb: 2\n---\nc: 3\n';

  it('keeps the other documents, also where they move', () => {
    const before = parseText('yaml', text);
    expect(renewed(parseText('yaml', text, before), before)).toEqual([]);
    const after = parseText('yaml', text.replace('b: 2', 'b: 2222'), before);
    expect(renewed(after, before)).toEqual([1]);
    expect(after.slices.map(({ start }) => start)).toEqual([0, 5, 17]);
    expect(renewed(parseText('yaml', `x: 1\n---\n${text}`, before), before)).toEqual([0, 1]);
  });

  it('does not take a tree from another language', () => {
    const before = parseText('json', '{}');
    expect(renewed(parseText('yaml', '{}', before), before)).toEqual([0]);
  });

  it('yields after each document', () => {
    const count = (previous?: SyntaxFile): number => [...parseSteps('yaml', text, previous)].length;
    expect(count()).toBe(3);
    expect(count(parseText('yaml', text.replace('c: 3', 'c: 4')))).toBe(3);
  });
});

const item = (name: string): string =>
  `- kind: NetworkPolicy\n  metadata:\n    name: ${name}\n  spec:\n    ingress:\n    - from:\n      - podSelector: {}\n    text: |\n      - no item\n`;

function listText(count: number, indent = '', tail = 'kind: List\n'): string {
  const items = Array.from({ length: count }, (_, index) => item(`policy-${index}`)).join('# next\n\n');
  return `# all\napiVersion: v1\nitems: # here\n${items.replace(/^(?=.)/gm, indent)}${tail}`;
}

/** The list as JSON, its items put back into the frame. */
function joined(file: SyntaxFile): string {
  const [frame, ...items] = file.slices.map(({ document }) => toJson(document.root));
  return items.length === 0 ? `${frame}` : `${frame?.replace('"items":null', `"items":[${items.join()}]`)}`;
}

describe('a large list is cut at its items', () => {
  const count = Math.ceil(smallestSplitLength / item('').length);

  it.each(['', '  '])('means the same as in one piece, items behind %j', (indent) => {
    const text = listText(count, indent);
    const file = parseText('yaml', text);
    expect(file.slices.map(({ role }) => role)).toEqual(['listFrame', ...Array(count).fill('listItem')]);
    expect(joined(file)).toBe(toJson(parseYamlDocument(text).root));
    for (const { start, document, role } of file.slices) {
      expect(document.text.length).toBeLessThanOrEqual(text.length);
      if (role === 'listItem') expect(text.slice(start, start + document.text.length)).toBe(document.text);
      expect(document.problems).toEqual([]);
    }
    const frame = file.slices[0]?.document;
    const kind = entryOf(frame?.root, 'kind');
    expect(text.slice(kind?.range.start, kind?.range.end)).toBe('kind: List');
  });

  it('re-parses the edited item, and the frame for its offsets', () => {
    const text = listText(count);
    const before = parseText('yaml', text);
    const after = parseText('yaml', text.replace('policy-7\n', 'policy-seven\n'), before);
    expect(renewed(after, before)).toEqual([0, 8]);
    expect(after).toEqual(parseText('yaml', text.replace('policy-7\n', 'policy-seven\n')));
  });

  it('stays in one piece where an alias refers to another item', () => {
    const text = listText(count)
      .replace('name: policy-1\n', 'name: &n policy-1\n')
      .replace('name: policy-9\n', 'name: *n\n');
    const file = parseText('yaml', text);
    expect(file.slices.map(({ role }) => role)).toEqual(['document']);
    expect(file.slices[0]?.document.problems).toEqual([]);
  });

  it('keeps anchors within an item', () => {
    const text = listText(count).replace('name: policy-1\n', 'name: &n policy-1\n    other: *n\n');
    const file = parseText('yaml', text);
    expect(file.slices).toHaveLength(count + 1);
    expect(joined(file)).toBe(toJson(parseYamlDocument(text).root));
  });

  it('is not ended by a word typed between two items', () => {
    const text = listText(count).replace('# next\n\n', 'ingr\n');
    const file = parseText('yaml', text);
    expect(file.slices).toHaveLength(count + 1);
    expect(file.slices[0]?.document.problems.map(({ code }) => code)).toEqual(['unfinished-line']);
  });

  it('leaves other documents of the file whole', () => {
    const file = parseText('yaml', `a: 1\n---\n${listText(count)}---\nb: 1\n`);
    expect(file.slices[0]?.role).toBe('document');
    expect(file.slices[1]?.role).toBe('listFrame');
    expect(file.slices.at(-1)?.role).toBe('document');
  });
});

describe('what is no list is not cut', () => {
  it.each([
    'a: 1\n',
    'items:\n',
    'items: []\n',
    'items:\n  a: 1\n',
    'spec:\n  items:\n  - a\n',
    'items:\n- a\nitems:\n- b\n',
    'items: |\n  - a\n',
  ])('%j', (text) => {
    expect(splitList(text)).toBeUndefined();
  });
});

it('a list ends where another key begins', () => {
  const text = 'items:\n  - a\n  # c\n\n  -\n    b\nkind: List\n';
  const parts = splitList(text);
  expect(parts?.items.map(({ start, end }) => text.slice(start, end))).toEqual([
    '  - a\n  # c\n\n',
    '  -\n    b\n',
  ]);
  const [first, second] = ['  - a\n  # c\n\n', '  -\n    b\n'].map(
    ({ length }) => `${' '.repeat(length - 1)}\n`,
  );
  expect(frameOf(text, parts?.gaps ?? [])).toBe(`items:\n${first}${second}kind: List\n`);
});

describe('JSON values that follow one another', () => {
  const parts = (text: string) =>
    parseText('json', text).slices.map(({ start, document }) => [
      start,
      document.text,
      toJson(document.root),
    ]);

  it.each(['', ' ', '\n', '\r\n\r\n', '\n// }{ "\n', ' /* { */ '])(
    'stand in slices of their own behind %j',
    (gap) => {
      expect(parts(`{"a": [{}]}${gap}{"b": "}{"}\n`)).toEqual([
        [0, `{"a": [{}]}${gap}`, '{"a":[{}]}'],
        [11 + gap.length, '{"b": "}{"}\n', '{"b":"}{"}'],
      ]);
    },
  );

  it.each([
    [' x ', 'json-value'],
    [',', 'json-end'],
    ['}', 'json-end'],
    [' "x"', 'json-end'],
    [' 1 ', 'json-end'],
    [' [{"c": 1}] ', 'json-end'],
  ])('are found behind %j, which is reported', (gap, code) => {
    const { slices } = parseText('json', `{"a": 1}${gap}{"b": 2}${gap}`);
    expect(slices.map(({ document }) => toJson(document.root))).toEqual(['{"a":1}', '{"b":2}']);
    for (const { document } of slices) {
      expect(document.problems.map((problem) => problem.code)).toEqual([code]);
      expect(document.problems[0]?.range.start).toBeGreaterThanOrEqual(8);
    }
  });

  it.each([
    '',
    ' ',
    '1',
    'x {"a": 1}',
    '[{"a": 1}, {"b": 2}]',
    '{"a": 1',
    '{"a": [1} {"b": 2}',
    '{"a": 1} /* {"b": 2}',
  ])('there is one in %j', (text) => {
    expect(parseText('json', text).slices.map(({ document }) => document.text)).toEqual([text]);
  });

  it('reports a comment that hides the rest', () => {
    const [slice] = parseText('json', '{"a": 1} /* {"b": 2}').slices;
    expect(slice?.document.problems.map(({ code }) => code)).toContain('json-comment-open');
  });

  it('are parsed again only where they change', () => {
    const text = '{"a": 1}\n{"b": 2}\n{"c": 3}\n';
    const before = parseText('json', text);
    const after = parseText('json', text.replace('2', '22'), before);
    expect(renewed(after, before)).toEqual([1]);
    expect(after.slices.map(({ start }) => start)).toEqual([0, 9, 19]);
    expect([...parseSteps('json', text)]).toHaveLength(3);
  });
});
