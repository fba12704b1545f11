import { describe, expect, it } from 'vitest';
import { parseAnyYaml } from '../../server/src/syntax/yaml/parseYamlDocument.ts';
import { readSimple } from '../../server/src/syntax/yaml/simple/readSimple.ts';
import { splitDocuments } from '../../server/src/syntax/yaml/splitDocuments.ts';
import { seeded } from '../support/random.ts';
import { describeShared } from '../support/shared.ts';
import { filesBelow } from '../support/world.ts';

function compare(text: string): boolean {
  const simple = readSimple(text);
  if (simple === undefined) return false;
  expect({ text, root: simple, problems: [], isFaultless: true }).toEqual(parseAnyYaml(text));
  return true;
}

const texts = [
  'a: b\n',
  '---\n# comment\na: b # more\nc:   # here\n  - d\n  -   e: 1\n      f: "x y"\n',
  'a:\n- b: c\n- d\ne:\nf: 0x10\ng: yes\nh: 1.5\ni: 2020-01-01\nj: null\n',
  'a:\n  - x\n  -\n  -   # c\n  - \n  - y\nb:\n-\n-\n',
  '-\n-\n  a: 1\n-\n\n  - b\n  -',
  '- -\n  - a\n- - -\n',
  "a: { b: c, d: [ 'e', \"f\", { } ], g: [] }\nh: 'it is # no comment'\n",
  'a:\n  -\n b: 1\n',
  'a:\n  -\n  b: 1\n',
  'a: b: c\n',
  'a: b\n c: d\n',
  'a: b\n  more\nc: d\n',
  'a:\n    b: 1\n  c: 2\n',
  'a: 1\na: 2\n',
  'yes: 1\n',
  'null: 1\n',
  'a: .inf\n',
  'a: |\n  text\n',
  'a: &x b\nc: *x\n',
  'a: "b\\n"\n',
  "a: 'it''s'\n",
  'a:\n\tb: c\n',
  'a: b\r\nc: d\r\n',
  'a: [b\n',
  'a: "b\n',
  'a\n',
  'a:b\n',
  '- a\n- b: c\n  d: e\n-\n',
  '- - a\n  - b\n',
  'a: b #c\nd: e#f\n',
  'a: http://x:80/y?z\n',
  'a: b\n...\nc: d\n',
  '%YAML 1.1\n---\na: b\n',
  'a: {b: c}x\n',
  'a: [b: c]\n',
  'a: {b: c, b: d}\n',
  'a: {b:, c}\n',
  '? a\n: b\n',
  'a: \u2028 b\n',
  '# \u0007\na: b\n',
  'a: -1\n',
  'a: b\n--- \nc: d',
  'a: b \n',
  'a: "b"  \n',
  'a:',
  'a: ',
  '',
  'a.b/c-d: e\n',
  'a: <<\n<<: b\n',
  'a:\n  # only a comment\nb: c\n',
  'a: b\n\n\n  # deeper comment\nc: d\n',
];

it.each(texts)('reads as the library does, or leaves it: %j', (text) => {
  compare(text);
});

it('reads what most manifests are written in', () => {
  for (const text of texts.slice(0, 7)) expect(compare(text)).toBe(true);
});

describe('edited at random', () => {
  it('reads as the library does, or leaves it', () => {
    const random = seeded(5);
    const pieces = [
      ' ',
      '\n',
      ':',
      ': ',
      '-',
      '- ',
      '#',
      ' #',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ',',
      '\t',
      '\\',
      '&',
      '*',
      '!',
      '|',
      '>',
      '%',
      '@',
      '`',
      '~',
      '0',
      'a',
      '.',
      'null',
      '<<',
      '---',
      '\r\n',
      '  ',
    ];
    let read = 0;
    for (let round = 0; round < 4_000; round++) {
      let text = random.pick(texts);
      for (let edits = 1 + random.below(3); edits > 0; edits--) {
        const at = random.below(text.length + 1);
        text =
          text.slice(0, at) +
          (random.chance(0.7) ? random.pick(pieces) : '') +
          text.slice(at + random.below(2));
      }
      if (compare(text)) read++;
    }
    expect(read).toBeGreaterThan(300);
  });
});

describeShared('the manifests of the cases', 'cases', (folder) => {
  it('are read as the library reads them, and most of them by this reader', () => {
    let read = 0;
    let all = 0;
    for (const { uri, text } of ['connectivity', 'networkpolicies'].flatMap((name) =>
      filesBelow(`${folder}/${name}`),
    )) {
      if (uri.endsWith('.json') || text.length > 200_000) continue;
      for (const { start, end } of splitDocuments(text)) {
        all++;
        if (compare(text.slice(start, end))) read++;
      }
    }
    expect(read / all).toBeGreaterThan(0.6);
  }, 300_000);
});
