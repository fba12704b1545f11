import { describe, expect, it } from 'vitest';
import { parseJsonDocument } from '../../server/src/syntax/json/parseJsonDocument.ts';
import { splitJsonList } from '../../server/src/syntax/json/splitJsonList.ts';
import { frameOf, smallestSplitLength } from '../../server/src/syntax/listParts.ts';
import { entryOf } from '../../server/src/syntax/navigate.ts';
import { parseText } from '../../server/src/syntax/parse.ts';
import type { SyntaxFile } from '../../server/src/syntax/tree.ts';
import { seeded } from '../support/random.ts';
import { toJson } from './support.ts';

const item = (index: number): object => ({
  kind: 'NetworkPolicy',
  metadata: { name: `policy-${index}`, labels: {} },
  spec: {
    ingress: [{ from: [{ podSelector: { matchLabels: { 'a}': '{[' } } }] }],
    items: [{ a: 1 }, { b: 2 }],
  },
});

/** As kubectl writes lists, with keys after the items. */
function listText(count: number, indent: number | string = 4): string {
  const items = Array.from({ length: count }, (_, index) => item(index));
  return `${JSON.stringify({ apiVersion: 'v1', items, kind: 'List', metadata: {} }, undefined, indent)}\n`;
}

const count = Math.ceil(smallestSplitLength / JSON.stringify(item(0)).length);

/** What a file means, and what is wrong in it, whether or not it was cut. */
function meaningOf(file: SyntaxFile) {
  const [frame, ...items] = file.slices.map(({ document }) => toJson(document.root));
  const problems = file.slices.flatMap(({ start, document }) =>
    document.problems.map(({ code, range }) => [code, start + range.start, start + range.end]),
  );
  return {
    json: items.length === 0 ? frame : frame?.replace('"items":[]', () => `"items":[${items.join()}]`),
    problems: problems.sort(([, left], [, right]) => Number(left) - Number(right)),
  };
}

function wholeOf(text: string) {
  const document = parseJsonDocument(text);
  return meaningOf({
    language: 'json',
    slices: [{ role: 'document', start: 0, document, countsMarker: true }],
  });
}

describe('a large JSON list is cut at its items', () => {
  it.each([2, 4, '\t'])('means the same as in one piece, indented by %j', (indent) => {
    for (const text of [listText(count, indent), listText(count, indent).replaceAll('\n', '\r\n')]) {
      const file = parseText('json', text);
      expect(file.slices.map(({ role }) => role)).toEqual(['listFrame', ...Array(count).fill('listItem')]);
      expect(meaningOf(file)).toEqual(wholeOf(text));
      const frame = file.slices[0]?.document;
      const kind = entryOf(frame?.root, 'kind');
      expect(text.slice(kind?.range.start, kind?.range.end)).toBe('"kind": "List"');
      for (const { start, document, role } of file.slices) {
        if (role === 'listItem') expect(text.slice(start, start + document.text.length)).toBe(document.text);
      }
    }
  });

  it('re-parses the edited item, and the frame for its offsets', () => {
    const text = listText(count);
    const before = parseText('json', text);
    const edited = text.replace('"policy-7"', '"policy-seven"');
    const after = parseText('json', edited, before);
    const known = new Set(before.slices.map(({ document }) => document));
    expect(after.slices.flatMap(({ document }, index) => (known.has(document) ? [] : [index]))).toEqual([
      0, 8,
    ]);
    expect(after).toEqual(parseText('json', edited));
  });

  it('stays cut while a line inside an item is unfinished, and tells it there alone', () => {
    const text = listText(count).replace('"name": "policy-3",', '"name": "policy-3\n                "na');
    const file = parseText('json', text);
    expect(file.slices).toHaveLength(count + 1);
    expect(file.slices.filter(({ document }) => document.problems.length > 0)).toHaveLength(1);
  });

  it('means the same after random edits wherever it stays cut and is whole', { timeout: 60_000 }, () => {
    const random = seeded(3);
    let cut = 0;
    for (let round = 0; round < 400; round++) {
      const text = listText(count);
      const at = random.below(text.length);
      const piece = random.pick([
        '"',
        ',',
        '{',
        '}',
        '[',
        ']',
        ':',
        '1',
        ' ',
        '\n',
        '\n    ',
        'x',
        '// c\n',
        '/* */',
        '},\n',
      ]);
      const edited = text.slice(0, at) + piece + text.slice(at + random.below(3));
      const file = parseText('json', edited);
      const whole = wholeOf(edited);
      if (file.slices.length > 1 && file.slices[0]?.role === 'listFrame') cut++;
      if (whole.problems.length === 0) expect({ edited, ...meaningOf(file) }).toEqual({ edited, ...whole });
      else expect(meaningOf(file).problems, edited).not.toEqual([]);
    }
    expect(cut).toBeGreaterThan(200);
  });
});

describe('what is no list in lines of its own is not cut', () => {
  const two = '{\n  "items": [\n    {\n      "a": 1\n    },\n    {\n    }\n  ]\n}\n';
  it('while a list is', () => {
    const parts = splitJsonList(two);
    expect(parts?.items.map(({ start, end }) => two.slice(start, end))).toEqual([
      '{\n      "a": 1\n    }',
      '{\n    }',
    ]);
    expect(frameOf(two, parts?.gaps ?? []).replaceAll(/ +/g, ' ')).toBe('{\n "items": [\n \n ]\n}\n');
  });

  it.each([
    '',
    '[]',
    '{}',
    '{\n  "items": []\n}',
    two.replace('},', '}'),
    two.replace('},', '},,'),
    two.replace('},', '}, // c'),
    two.replace('    }\n  ]', '    },\n  ]'),
    two.replace('    },\n', '    },\n    1,\n'),
    two.replace('    },\n', '    },\n    // c\n'),
    two.replace('    },\n', '    },\n  "x": 1,\n'),
    two.replace('  ]\n', ''),
    `[${two}]`,
    JSON.stringify({ items: [{}, {}] }),
  ])('%j', (text) => {
    expect(splitJsonList(text)).toBeUndefined();
  });
});

it('stays in one piece where the items are those of something else', () => {
  const text = listText(count)
    .replace('"items"', '"spec": {\n    "items"')
    .replace('"kind": "List"', '"a": 1}, "kind": "List"');
  const file = parseText('json', text);
  expect(file.slices.map(({ role }) => role)).toEqual(['document']);
});
