import { describe, expect, it } from 'vitest';
import { parseText } from '../../server/src/syntax/parse.ts';
import type { MappingNode, Node, SyntaxDocument } from '../../server/src/syntax/tree.ts';
import { reparseSimple } from '../../server/src/syntax/yaml/simple/reparseSimple.ts';
import { seeded } from '../support/random.ts';

const text = `# a profile
kind: SeccompProfile
spec:
  syscalls:
    # first
    - names: [read, write] # both
      action: SCMP_ACT_ALLOW
    - action: SCMP_ACT_LOG
      names:
        - open
        - close

        - - nested
          - deeper
      args:
      - index: 0
        value: 1
      -   index: 1
          value:
    - names:
        - stat
  # behind
  flags: []
more:
  - first
  -
    index: 9
  - names:
      -
last:
- a
- b
`;

function documentOf(source: string): SyntaxDocument {
  const [slice, ...others] = parseText('yaml', source).slices;
  if (slice === undefined || others.length > 0) throw new Error('There is not one document.');
  return slice.document;
}

function edited(from: string, to: string): { readonly before: SyntaxDocument; readonly after: string } {
  expect(text).toContain(from);
  return { before: documentOf(text), after: text.replace(from, to) };
}

function rules(document: SyntaxDocument | undefined): readonly Node[] {
  const spec = (document?.root as MappingNode | undefined)?.entries[1]?.value;
  const syscalls = spec?.kind === 'mapping' ? spec.entries[0]?.value : undefined;
  return syscalls?.kind === 'sequence' ? syscalls.items : [];
}

describe('an edit in the lines of an item', () => {
  it('reads them alone, and takes over what stands before', () => {
    const { before, after } = edited('- close', '- close\n        - dup');
    const document = reparseSimple(before, after);
    expect(document).toEqual(documentOf(after));
    expect(rules(document)[0]).toBe(rules(before)[0]);
    expect(rules(document)[1]).not.toBe(rules(before)[1]);
  });

  it.each([
    ['a word', '- open', '- openat'],
    ['the first item', '[read, write]', '[read]'],
    ['an item that goes', '        - open\n', ''],
    ['several items for one', '- close', '- close\n        - dup\n        - dup2'],
    ['an item in an item', '- deeper', '- deeper still'],
    ['a list in the column of its key', '      - index: 0\n', '      - index: 5\n'],
    ['a value that was left out', 'value:\n    -', 'value: 7\n    -'],
    ['an item at the end of the text', '- b\n', '- b'],
    ['one more at the end', '- b\n', '- b\n- c\n'],
    ['a comment', '- stat', '- stat # why'],
    ['a dash alone', '        - close\n', '        -\n        - close\n'],
    ['a dash at the end of the text', '- b\n', '- b\n-'],
    ['a word behind a dash that stood alone', '      -\n', '      - 7\n'],
  ])('tells the same as all of it anew: %s', (_, from, to) => {
    const { before, after } = edited(from, to);
    expect(reparseSimple(before, after)).toEqual(documentOf(after));
  });

  it.each([
    ['a key in the column of a dash', '        - close\n', '        - close\n        x: y\n'],
    ['less indentation', '        - close\n', '      - close\n'],
    ['a line left of all', '- stat\n', '- stat\n x\n'],
    ['a text without an end', '- close', '- "close'],
    ['a text over several lines', '- stat\n', '- |\n          stat\n'],
    ['an anchor', '- open', '- &open open'],
    ['a key twice', 'action: SCMP_ACT_LOG', 'names: 1'],
    ['a tab', '- stat', '-\tstat'],
    ['a line feed that goes', '- open\n', '- open'],
    ['a marker', '- a\n', '--- a\n'],
    ['an item before one that begins below its dash', '- first\n', '- third\n'],
    ['an item that begins below its dash', 'index: 9', 'index: 8'],
  ])('reaches further with %s', (_, from, to) => {
    const { before, after } = edited(from, to);
    const document = reparseSimple(before, after);
    if (document !== undefined) expect(document).toEqual(documentOf(after));
  });

  it('parses all of what was not simple before', () => {
    const before = documentOf(text.replace('- open', '- "op\\x65n"'));
    expect(reparseSimple(before, before.text.replace('- stat', '- statx'))).toBeUndefined();
  });
});

const pieces = [
  '- ',
  '-',
  '\n',
  ' ',
  '  ',
  ': ',
  'x',
  'key: 1',
  '\n        - x',
  '# c',
  '"',
  '[',
  ']',
  '&a ',
  '\t',
];

it.each([1, 2, 3])(
  'stays the same as all of it anew through random edits, seed %i',
  { timeout: 60_000 },
  (seed) => {
    const random = seeded(seed);
    let current = text;
    let document = documentOf(current);
    let patched = 0;
    for (let round = 0; round < 800; round++) {
      const at = random.below(current.length + 1);
      const removed = random.chance(0.3) ? random.below(8) : 0;
      const inserted = random.chance(0.25) ? '' : random.pick(pieces);
      current = round % 2 === 0 ? text : current.slice(0, at) + inserted + current.slice(at + removed);
      const slices = parseText('yaml', current).slices;
      const again = reparseSimple(document, current);
      if (again !== undefined && slices.length === 1) {
        patched++;
        expect(again).toEqual(slices[0]?.document);
      }
      document = again ?? parseText('yaml', current).slices[0]?.document ?? document;
    }
    expect(patched).toBeGreaterThan(60);
  },
);
