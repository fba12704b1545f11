import { describe, expect, it } from 'vitest';
import { smallestSplitLength } from '../../server/src/syntax/listParts.ts';
import { parseText } from '../../server/src/syntax/parse.ts';
import { parseYamlDocument } from '../../server/src/syntax/yaml/parseYamlDocument.ts';
import { lineLeftOfRoot } from '../../server/src/syntax/yaml/rootEnd.ts';
import { printProblems } from './support.ts';

describe('a line left of the document', () => {
  it.each([
    ['  a: 1\nb: 2\n', 'b: 2'],
    ['---\n# c\n\n    a: 1\n  - b \n', '  - b'],
    ['  a:\n    b: 1\r\n c: 1\r\n', ' c: 1'],
  ])('%j: %j', (text, line) => {
    const found = lineLeftOfRoot(text);
    expect(text.slice(found?.start, found?.end)).toBe(line);
  });

  it.each([
    '',
    'a: 1\n',
    '  a: 1\n  b: 1\n',
    '--- {a: 1}\n',
    '  {a: 1,\nb: 2}\n',
    '  "a\nb"\n',
    '  a: 1\n# c\n',
    '  |\na\n',
  ])('is not in %j', (text) => {
    expect(lineLeftOfRoot(text)).toBeUndefined();
  });

  it('ends a long document: what stands before it is read, the rest is not, and that is said once', () => {
    const item = '  - kind: Pod\n    metadata:\n      name: a\n';
    const list = `apiVersion: v1\nkind: List\nitems:\n${item.repeat(Math.ceil((3 * smallestSplitLength) / item.length))}`;
    const at = list.indexOf('      name:', list.length / 2);
    const { slices } = parseText('yaml', `${list.slice(0, at)}---\n${list.slice(at)}`);
    const rest = slices.at(-1)?.document;
    expect(rest?.text).toBe(`---\n${list.slice(at)}`);
    expect(rest && printProblems(rest)).toEqual(['18-31 indentation']);
    expect(rest?.root).toMatchObject({ kind: 'mapping', entries: [{ key: { value: 'name' } }] });
  });

  it('ends no short one, whose author may be about to align it', () => {
    const document = parseYamlDocument('  a: 1\nb: 2\n');
    expect(document.root).toMatchObject({ kind: 'mapping' });
    expect(document.problems).not.toEqual([]);
  });
});
