import { afterEach, expect, it, vi } from 'vitest';
import { Parser } from 'yaml';
import type { Node } from '../../server/src/syntax/tree.ts';
import { parseYamlDocument } from '../../server/src/syntax/yaml/parseYamlDocument.ts';

const rules = 400;
const damaged = 200;

/** A long list of rules, of which one is written otherwise. */
function textWith(rule: string): string {
  const lines = Array.from({ length: rules }, (_, index) =>
    index === damaged
      ? rule
      : `    - action: SCMP_ACT_ALLOW\n      names:\n        - call${index}\n        - read\n`,
  );
  return `apiVersion: v1\nspec:\n  syscalls:\n${lines.join('')}  flags: []\n`;
}

/** Without places. */
function plain(node: Node | undefined): unknown {
  if (node?.kind === 'sequence') return node.items.map(plain);
  if (node?.kind === 'scalar') return node.value;
  if (node?.kind !== 'mapping') return node?.kind;
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.source, plain(value)]));
}

function rulesOf(text: string): readonly unknown[] {
  const root = plain(parseYamlDocument(text).root) as { spec: { syscalls: unknown[]; flags: unknown } };
  expect(root.spec.flags).toEqual([]);
  return root.spec.syscalls;
}

afterEach(() => vi.restoreAllMocks());

it.each([
  [
    'a quote without its end',
    '    - action: SCMP_ACT_ALLOW\n      names:\n        - "call\n        - read\n',
  ],
  [
    'a key without its colon',
    '    - action: SCMP_ACT_ALLOW\n      errnoR\n      names:\n        - call200\n        - read\n',
  ],
  ['a list without its end', '    - action: SCMP_ACT_ALLOW\n      names: [read, wri\n'],
  ['a key twice', '    - action: SCMP_ACT_ALLOW\n      action: {SCMP\n      names:\n        - read\n'],
])('reads a long text with %s in what is around it alone', (_, rule) => {
  const parse = vi.spyOn(Parser.prototype, 'parse');
  const text = textWith(rule);
  const { problems } = parseYamlDocument(text);
  expect(Math.max(0, ...parse.mock.calls.map(([part]) => part.length))).toBeLessThan(200);
  const start = text.indexOf(rule);
  expect(problems).not.toEqual([]);
  for (const { range } of problems) {
    expect(range.start).toBeGreaterThanOrEqual(start);
    expect(range.end).toBeLessThanOrEqual(start + rule.length);
  }
  const whole = rulesOf(textWith('    - action: SCMP_ACT_ALLOW\n      names: [read]\n'));
  const found = rulesOf(text);
  expect(found.toSpliced(damaged, 1)).toEqual(whole.toSpliced(damaged, 1));
});

it('reads an item on the line of an item with that one', () => {
  expect(rulesOf(textWith('    - - "call\n      - read\n'))[damaged]).toEqual(['call', 'read']);
});

it('leaves to the library what is wrong outside of items, and what is no fault', () => {
  const parse = vi.spyOn(Parser.prototype, 'parse');
  const outside = textWith('    - names: [read]\n').replace('  flags', '  fla\n  flags');
  expect(parseYamlDocument(outside).problems).not.toEqual([]);
  expect(parse.mock.calls[0]?.[0].length).toBe(outside.length);
  parse.mockClear();
  expect(parseYamlDocument(textWith('    - names: &all [read]\n    - names: *all\n')).problems).toEqual([]);
  expect(parse).not.toHaveBeenCalled();
});
