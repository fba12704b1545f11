import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout, filesBelow } from '../support/checkout.ts';

const pages = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'samples/shop/README.md'],
  ...filesBelow('docs', /\.md$/),
  ...filesBelow('media', /\.md$/),
];

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
}

const { scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as Manifest;

describe('a page for readers', () => {
  it.each(pages)('%s: its links lead somewhere', (page) => {
    const text = readFileSync(join(checkout, page), 'utf8');
    const links = [...text.matchAll(/\]\((?!https:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    const missing = links.filter((link) => !existsSync(join(checkout, dirname(page), link)));
    expect(missing).toEqual([]);
  });

  it.each(pages)('%s: the commands that it names are there', (page) => {
    const text = readFileSync(join(checkout, page), 'utf8');
    const names = [...text.matchAll(/\bnpm (?:run )?([a-z:]+)/g)].map(([, name = '']) => name);
    expect(names.filter((name) => !['run', 'ci', 'pack'].includes(name) && !(name in scripts))).toEqual([]);
  });
});
