import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { reparseJson } from '../../server/src/syntax/json/reparseJson.ts';
import { parseText } from '../../server/src/syntax/parse.ts';
import type { MappingNode, Node, SyntaxDocument } from '../../server/src/syntax/tree.ts';
import { random } from './random.ts';

const text = `{
  "defaultAction": "SCMP_ACT_ERRNO", // by default
  "syscalls": [
    { "names": ["read", "write"], "action": "SCMP_ACT_ALLOW" },
    { "names": ["open", "close"], "action": "SCMP_ACT_LOG", "args": [{ "index": 0, "value": 1 }] },
    { "names": ["stat"], "action": "SCMP_ACT_ALLOW" }
  ],
  "flags": []
}
`;

function documentOf(source: string): SyntaxDocument {
  const [slice] = parseText('json', source).slices;
  if (slice === undefined) throw new Error('There is no document.');
  return slice.document;
}

function edited(from: string, to: string): { readonly before: SyntaxDocument; readonly after: string } {
  expect(text).toContain(from);
  return { before: documentOf(text), after: text.replace(from, to) };
}

function rules(document: SyntaxDocument | undefined): readonly Node[] {
  const syscalls = (document?.root as MappingNode | undefined)?.entries[1]?.value;
  return syscalls?.kind === 'sequence' ? syscalls.items : [];
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'sequence' ? node.items : [];
}

describe('an edit between brackets', () => {
  it('parses what stands between them, and takes over what stands before', () => {
    const { before, after } = edited('"close"', '"close", "dup"');
    const document = finish(reparseJson(before, after));
    expect(document).toEqual(documentOf(after));
    expect(rules(document)[0]).toBe(rules(before)[0]);
    expect(rules(document)[1]).not.toBe(rules(before)[1]);
  });

  it('parses of a list the items that it touches, and takes over those before them', () => {
    const names = ['open', 'close', 'dup', 'pipe'].map((name) => `"${name}"`);
    const before = documentOf(`[1, [${names.join(', ')}]]`);
    const document = finish(reparseJson(before, `[1, [${names.join(', ').replace('dup', 'dup2')}]]`));
    const [old, fresh] = [before, document].map((one) => itemsOf(itemsOf(one?.root)[1]));
    expect(document).toEqual(documentOf(`[1, [${names.join(', ').replace('dup', 'dup2')}]]`));
    expect(fresh?.map((item) => old?.includes(item))).toEqual([true, true, false, false]);
  });

  it.each([
    ['a digit before a number', '20', '120'],
    ['a digit behind a number', '20', '201'],
    ['a letter behind a text', '"b"', '"b"x'],
    ['a text without its quote', '"b"', '"b'],
    ['a missing comma', '20, "b"', '20 "b"'],
    ['another comma', '20, "b"', '20,, "b"'],
    ['a comma behind the last item', '[3]', '[3],'],
    ['a comma before the first item', '[10', '[, 10'],
    ['no item but the first', ', 20, "b", {}, [3]', ''],
    ['no item but the last', '10, 20, "b", {}, ', ''],
    ['no item in the middle', '20, "b", ', ''],
    ['items in the middle', '20, "b"', '20, 21, { "c": [4] }, "b"'],
    ['the end of the list', '20, "b"', '20], ["b"'],
    ['a comment', '20, "b"', '20, // x\n "b"'],
    ['an open comment', '20, "b"', '20, /* "b"'],
    ['a # comment', '20, "b"', '20,\n# 0\n "b"'],
  ])('of a list tells the same as all of it anew: %s', (_, from, to) => {
    for (const comment of ['', '/* a mistake */']) {
      const list = `{ "a": [10, 20, "b", {}, [3]${comment}], "z": [9] }`;
      const after = list.replace(from, to);
      const document = finish(reparseJson(documentOf(list), after));
      if (document !== undefined) expect(document).toEqual(documentOf(after));
    }
  });

  it.each([
    ['a mistake', '"close"', '"close" "dup"'],
    ['a half-typed name', '"open", "close"', '"open", "clo'],
    ['a comment', '"open"', '/* x */ "open"'],
    ['a comma too many', '"close"', '"close",'],
    ['a key twice', '"index": 0', '"index": 0, "index": 1'],
    ['a text with an escape', '"stat"', '"st\\u0061t"'],
    ['the same length', '"stat"', '"brkk"'],
  ])('tells the same as all of it anew: %s', (_, from, to) => {
    const { before, after } = edited(from, to);
    const again = parseText('json', after, {
      language: 'json',
      slices: [{ role: 'document', start: 0, document: before, countsMarker: true }],
    });
    expect(again.slices.map(({ document }) => document)).toEqual([documentOf(after)]);
  });

  it.each([
    ['an open bracket', '"open"', '["open"'],
    ['a closing bracket', '"open"', '"open"]'],
    ['an open comment', '"open"', '/* "open"'],
    ['a key of the outermost object', '"flags"', '"flag"'],
    ['text behind the value', '"flags": []\n}', '"flags": []\n} x'],
  ])('reaches further with %s', (_, from, to) => {
    const { before, after } = edited(from, to);
    const document = finish(reparseJson(before, after));
    if (document !== undefined) expect(document).toEqual(documentOf(after));
  });
});

const pieces = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  '//',
  '/*',
  '*/',
  '#',
  '...',
  '"a": 1,',
  '{}',
  "'",
  '\\',
  '-',
];

it.each([1, 2, 3])(
  'stays the same as all of it anew through random edits, seed %i',
  { timeout: 60_000 },
  (seed) => {
    const source = random(seed);
    let current = text;
    let document = documentOf(current);
    let patched = 0;
    for (let round = 0; round < 600; round++) {
      const at = source.below(current.length + 1);
      const removed = source.below(3) === 0 ? source.below(8) : 0;
      const inserted = source.below(4) === 0 ? '' : source.pick(pieces);
      current = round % 6 === 0 ? text : current.slice(0, at) + inserted + current.slice(at + removed);
      const slices = parseText('json', current).slices;
      const again = finish(reparseJson(document, current));
      if (again !== undefined && slices.length === 1) {
        patched++;
        expect(again).toEqual(slices[0]?.document);
      }
      document = documentOf(current);
    }
    expect(patched).toBeGreaterThan(100);
  },
);
