import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { reparseJson } from '../../server/src/syntax/json/reparseJson.ts';
import { unmoved } from '../../server/src/syntax/moveNode.ts';
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

const ruleTyped =
  '{ "names": ["getpid", "gettid"], "action": "SCMP_ACT_ALLOW", "args": [{ "index": 0, "value": 1 }], "x": {}, "x": {} },';

/** Twelve rules of which no two are the same, and a mistake before and behind the one that is typed between them. */
const manyRules = Array.from({ length: 12 }, (_, index) => {
  const mistake = index === 2 || index === 9 ? ', "action": 1,' : '';
  return `    {\n      "names": ["a${index}", "b${index}"],\n      "action": "SCMP_ACT_LOG"${mistake}\n    }`;
});

function whileTyped(stroke: number): string {
  const typed = `    ${ruleTyped.slice(0, stroke)}`;
  const before = manyRules.slice(0, 6).map((rule) => `${rule},\n`);
  return `{ "syscalls": [\n${before.join('')}${typed}\n${manyRules.slice(6).join(',\n')}\n  ],\n  "flags": [] }\n`;
}

describe('an object that is typed between others', () => {
  it('tells the same as all of it anew at each stroke, and reads all of it again at few', () => {
    const whole: string[] = [];
    for (let stroke = 0; stroke < ruleTyped.length; stroke++) {
      const after = whileTyped(stroke + 1);
      const document = finish(reparseJson(documentOf(whileTyped(stroke)), after));
      if (document === undefined) whole.push(ruleTyped[stroke] ?? '');
      else expect(document).toEqual(documentOf(after));
    }
    // An open "[" takes all that follows.
    expect(whole.join('')).toBe('[][]');
  });

  it('takes over what stands before it, and what is moved behind it', () => {
    const { old, fresh } = rulesAt(0);
    expect(keptOf(old, fresh)).toEqual(manyRules.map((_, index) => index !== 6));
  });

  it('takes over what follows in a list that it leaves open', () => {
    const { old, fresh } = rulesAt(ruleTyped.indexOf('gettid'));
    // Two names, of which one is typed, and the rule that it is read with.
    expect(keptOf(namesOf(old[6]), namesOf(fresh[6]))).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  it('reads no further than to the next object behind the edit', () => {
    const before = '{ "a": [{}, { "names": ["a", "b", {}, {}, 5] }';
    const after = before.replace('"a",', '"a" "c",');
    expect(finish(reparseJson(documentOf(before), after))).toEqual(documentOf(after));
  });

  it.each([
    ['a second value', '{ "a": [{}, { { "x": 1 }, {}, {}] } { "b": 1 }', '{ { "x"', '{ "x"'],
    [
      'a second value, behind a bracket that fits one before the edit',
      '{ "a": [{}, { "x" { }, {}, 1 2, {}] } { "b": 1 }',
      '1 2',
      '1 } 2',
    ],
    [
      'a comment that ends with a carriage return',
      '{ "a": [{}, // x\r {}, 1 2, {} ] }\n { "b": 1 }',
      '1 2',
      '1 \n 2',
    ],
    ['a comment with #', '{ "a": [{}, {\r}, {}, {}, # c\n{}] }', '{\r', '{"\r'],
    ['too deep a text', `{ "a": [{}, {}, {}, ${'['.repeat(198)}${']'.repeat(198)}] }`, '{}, ', '{}, {'],
    [
      'a text that becomes too deep',
      `{ "a": ${'['.repeat(198)}{}, 1 2, {}${']'.repeat(198)} }`,
      '1 2',
      '1 2 [[]]',
    ],
    ['too many problems', `{ "a": [{}, {}, {}${', [1,]'.repeat(98)}] }`, '{}, ', '{}, {'],
    [
      'too many problems around the edit',
      `{ "a": [{}, {}, {}${', [1,]'.repeat(99)}] }`,
      '{}, {}',
      '{}, 1 {}, 2 {}',
    ],
    ['a mistake that ends', '{ "a": [{}, {, {}, {}, {}] }', '{, ', ''],
    ['a list that ends', '{ "a": [{}, { "b": [[], { "c": 1 }, {}, {}] }, {}] }', '{ "c": 1 }', ']'],
    ['an item that the text leaves open', '{ "a": [{}, {}, [ {}', '{}, [', '{}, { ['],
    ['an open comment', '{ "a": [{}, { "c": 1 }, {}, {}] }', '{ "c"', '{ /* "c"'],
    ['the end of a comment', '{ "a": [{}, { /* "c": 1 }, {}, {}] } */ }, {}] }', '/* ', '/**/ '],
  ])('tells the same as all of it anew: %s', (_, before, from, to) => {
    expect(before).toContain(from);
    const after = before.replace(from, to);
    expect(parseText('json', after, parseText('json', before))).toEqual(parseText('json', after));
  });
});

/** The rules before and after a stroke. */
function rulesAt(stroke: number): { readonly old: readonly Node[]; readonly fresh: readonly Node[] } {
  const before = documentOf(whileTyped(stroke));
  const after = finish(reparseJson(before, whileTyped(stroke + 1)));
  const [old, fresh] = [before, after].map((one) => itemsOf(firstValue(one?.root)));
  return { old: old ?? [], fresh: fresh ?? [] };
}

function firstValue(node: Node | undefined): Node | undefined {
  return node?.kind === 'mapping' ? node.entries[0]?.value : undefined;
}

function namesOf(rule: Node | undefined): readonly Node[] {
  return itemsOf(firstValue(rule));
}

function keptOf(old: readonly Node[], fresh: readonly Node[]): readonly boolean[] {
  return fresh.map((item) => old.some((one) => unmoved(one) === unmoved(item)));
}

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

it.each([4, 5, 6])(
  'stays the same as all of it anew through random edits one after the other between mistakes, seed %i',
  { timeout: 60_000 },
  (seed) => {
    const source = random(seed);
    let [current, document] = [whileTyped(0), documentOf(whileTyped(0))];
    let patched = 0;
    for (let round = 0; round < 600; round++) {
      const at = 300 + source.below(300);
      const removed = source.below(2) === 0 ? source.below(6) : 0;
      const inserted = source.below(4) === 0 ? '' : source.pick(pieces);
      const from = round % 12 === 0 ? whileTyped(source.below(ruleTyped.length)) : current;
      current = from.slice(0, at) + inserted + from.slice(at + removed);
      const slices = parseText('json', current).slices;
      const again = finish(reparseJson(document, current));
      if (again !== undefined) {
        expect(slices).toHaveLength(1);
        expect(again).toEqual(slices[0]?.document);
        patched++;
      }
      document = again ?? documentOf(current);
    }
    expect(patched).toBeGreaterThan(200);
  },
);
