import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const manifest = read('package.json');
const texts: Readonly<Record<string, string>> = JSON.parse(read('package.nls.json'));

it('every text of the manifest has a key of its own, and every key a text', () => {
  const used = [...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
  expect(new Set(used)).toEqual(new Set(Object.keys(texts)));
  expect(used.length).toBe(new Set(used).size);
});

it('no text of the manifest is left that users read and nobody can translate', () => {
  const texts = /"(?:title|description|markdownDescription|contents|name)": "(?!%)([^"]*)"/g;
  const left = [...manifest.matchAll(texts)].map(([, text]) => text);
  // the extension's own name is the same in every language
  expect(left.filter((text) => text !== 'Policy Lens' && text !== 'policy-lens')).toEqual([]);
});
