import { describe, expect, it } from 'vitest';
import { smallestSplitLength } from '../../server/src/syntax/listParts.ts';
import type { SyntaxDocument } from '../../server/src/syntax/tree.ts';
import { readYaml } from '../../server/src/syntax/yaml/libyaml/parser.ts';
import { parseYamlDocument } from '../../server/src/syntax/yaml/parseYamlDocument.ts';
import { reparseYaml } from '../../server/src/syntax/yaml/reparseYaml.ts';
import { seeded } from '../support/random.ts';

/** @param others what the rules behind it are written with */
function long(others = 'plain', rules = 90): string {
  const lines = Array.from({ length: rules }, (_, index) => {
    const name = others === 'quoted' ? `"call${index}"` : `call${index}`;
    return `    # ${index}
    - names:
        - read${index}
        - ${name}

        - - nested
          - deeper
      action: ${others === 'quoted' ? "'SCMP_ACT_ALLOW'" : 'SCMP_ACT_ALLOW'}
      args:
      - index: 0
        value: [${index}, { a: b }]
      -   index: 1
          value:
    - action: SCMP_ACT_LOG # both
      names: [stat]
`;
  });
  return `kind: SeccompProfile\nspec:\n  syscalls:\n${lines.join('')}  flags: []\nlast:\n- a\n- b\n`;
}

/** The tree of an edited text, made from that before, if it is; it must be what all of it anew is. */
function reparsed(before: SyntaxDocument, text: string): SyntaxDocument | undefined {
  const document = reparseYaml(before, text);
  if (document === undefined) return undefined;
  const known = readYaml(text);
  readYaml('"');
  expect(document).toEqual(parseYamlDocument(text));
  readYaml('"');
  expect(known).toEqual(readYaml(text));
  return document;
}

describe('an item that is only begun', () => {
  it.each([
    ['a quote', '- call40\n', '- "call40\n'],
    ['a quote in a long item', 'names:\n        - read40', 'names: "\n        - read40'],
    ['a bracket', '[40, { a: b }]', '[40, { a: '],
    ['a key', '- index: 0\n        value: [40', '- index: 0\n        val\n        value: [40'],
    ['a mapping in a line', '- call40\n', '- call: 40: 5\n'],
    ['an alias', '- call40\n', '- *call40\n'],
    ['an item before it', '- call40\n', '- { a: \n        - call40\n'],
    ['the last item', '- b\n', '- "b\n'],
  ])('is read alone: %s', (_, from, to) => {
    for (const others of ['plain', 'quoted']) {
      const text = long(others);
      const from2 = others === 'quoted' ? from.replace('- call40', '- "call40"') : from;
      expect(text).toContain(from2);
      const before = parseYamlDocument(text);
      const document = reparsed(before, text.replace(from2, to));
      expect(document?.problems.length, others).toBeGreaterThan(0);
    }
  });

  it('is written on, and ended', () => {
    const text = long();
    let document = parseYamlDocument(text);
    for (const name of ['"', '"r', '"re', '"rea', '"read', '"read"', 'read']) {
      const next = reparsed(document, text.replace('- call40\n', `- ${name}\n`));
      if (next === undefined) throw new Error(`All is read of ${name}.`);
      document = next;
    }
    expect(document.isSimple).toBe(true);
  });

  it.each([
    ['a quote that ends in a later item', '- call40\n', '- "call40\n', '- call41\n', '- call41"\n'],
    ['a line that goes on', '- read40\n', '- "read40', '', ''],
    ['a line further left', '- call40\n', '- "call40\n x\n', '', ''],
    ['a short text', '- call0\n', '- "call0\n', '', ''],
    ['a control character', '- call40\n', '- "call40\u0001\n', '', ''],
    ['a marker', '- call40\n', '- "call40\n---\n', '', ''],
    ['an anchor', '- call40\n', '- &a call40\n', '', ''],
    ['a text that is no fault', '- call40\n', '- "call\\x34"\n', '', ''],
  ])('is not all there is to read: %s', (what, from, to, other, otherTo) => {
    const text = long('plain', what === 'a short text' ? 5 : 90).replace(other, otherTo);
    expect(text.length < smallestSplitLength).toBe(what === 'a short text');
    const before = parseYamlDocument(text);
    reparsed(before, text.replace(from, to));
    if (!what.startsWith('a line') && !what.startsWith('a quote'))
      expect(reparseYaml(before, text.replace(from, to))).toBeUndefined();
  });
});

const pieces = [
  '- ',
  '-',
  '\n',
  '  ',
  ': ',
  'x',
  '\n        - x',
  '# c',
  '"',
  "'",
  '[',
  '}',
  '&a ',
  '*a',
  '\t',
  '%',
];

it.each([1, 2, 3])(
  'stays the same as all of it anew through random edits, seed %i',
  { timeout: 120_000 },
  (seed) => {
    const random = seeded(seed);
    const text = long(seed === 1 ? 'plain' : 'quoted', 70);
    let current = text;
    let document = parseYamlDocument(text);
    let [damaged, place] = [0, 0];
    for (let round = 0; round < 120; round++) {
      // Now and then it is written on at the same place.
      const isNew = round % 3 === 0;
      if (isNew) [current, document] = [text, parseYamlDocument(text)];
      const at = isNew || random.chance(0.1) ? random.below(current.length) : place + random.below(4);
      const removed = random.chance(0.3) ? random.below(8) : 0;
      current = current.slice(0, at) + random.pick(pieces) + current.slice(at + removed);
      place = at;
      const again = reparsed(document, current);
      if (again !== undefined && again.isSimple !== true) damaged++;
      document = again ?? parseYamlDocument(current);
    }
    expect(damaged).toBeGreaterThan(10);
  },
);
