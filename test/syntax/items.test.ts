import { describe, expect, it } from 'vitest';
import { cutterFor, languageByText } from '../../server/src/syntax/items/cutterFor.ts';
import { jsonList, listed, pod, yamlList } from '../support/clusterList.ts';

function cut(
  text: string,
  length: number,
): { readonly items: readonly string[]; readonly frame: string | undefined } {
  const cutter = cutterFor(languageByText(text));
  const found = [];
  for (let at = 0; at < text.length; at += length) found.push(...cutter.push(text.slice(at, at + length)));
  found.push(...cutter.end());
  for (const item of found) expect(text.slice(item.start, item.start + item.text.length)).toBe(item.text);
  return { items: found.map((item) => item.text), frame: cutter.frame };
}

const objects = [pod('a/one', { app: 'one' }), listed('Secret', 'a/two'), pod('b/three', { 'it}s': '"]{' })];
const yaml = yamlList(objects);

const lists: Readonly<Record<string, string>> = {
  'of kubectl in YAML': yaml,
  'of kubectl in JSON': jsonList(objects),
  'in JSON on one line': JSON.stringify(JSON.parse(jsonList(objects))),
  'with lines that end as on Windows': yaml.replaceAll('\n', '\r\n'),
  'with its dashes further right': yaml.replace(
    /^(?:- | {2})(?!resourceVersion: "")/gm,
    (start) => `  ${start}`,
  ),
  'with its kind first and comments': `# made by hand\nkind: List\n${yaml.replace('kind: List\n', '')}# end\n`,
  'without a line feed at its end': yaml.slice(0, yaml.indexOf('kind: List')).trimEnd(),
  'with a text of several lines': yaml.replace('name: "one"', 'name: |\n      - one\n\n      kind: List'),
};

describe('the items of a list', () => {
  for (const [name, text] of Object.entries(lists)) {
    it(name, () => {
      const whole = cut(text, text.length);
      expect(whole.items).toHaveLength(3);
      expect(whole.frame).toContain('apiVersion');
      for (const length of [1, 2, 7, 50, 333]) expect(cut(text, length)).toEqual(whole);
    });
  }

  for (const [name, text] of Object.entries({
    nothing: '',
    'one object': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n',
    'two documents': `${yaml}---\n${yaml}`,
    'two values': jsonList(objects) + jsonList(objects),
    'a value that is not over': jsonList(objects).slice(0, -3),
    'an empty list': 'apiVersion: v1\nitems: []\nkind: List\n',
  })) {
    it(`${name} is none`, () => expect(cut(text, 64).frame).toBeUndefined());
  }
});
