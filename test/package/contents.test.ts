import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../support/checkout.ts';
import { zipEntries } from './vsixEntries.ts';

const manifest = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
  main: string;
  icon: string;
  contributes: { commands: { command: string }[] };
};
const vsix = join(checkout, `dist/${manifest.name}-${manifest.version}.vsix`);
const kilobyte = 1024;

/** Every file that may be in it; a new one has to be named here as well as in package.json. */
const allowed = [
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
  /^extension\/(package\.json|package\.nls\.json|readme\.md|changelog\.md|LICENSE\.txt)$/,
  /^extension\/dist\/(client\.cjs|server\.cjs|webview\.js|webview\.css|codicon\.ttf)$/,
  /^extension\/docs\/images\/[\w-]+\.png$/,
  /^extension\/l10n\/bundle\.l10n[\w.-]*\.json$/,
  /^extension\/media\/[\w/-]+\.(png|svg|md)$/,
  /^extension\/snippets\/[\w-]+\.json$/,
  /^extension\/syntaxes\/[\w.-]+\.json$/,
];

describe('the VSIX', () => {
  const entries = zipEntries(vsix);

  it('holds what the extension needs', () => {
    expect(entries).toEqual(
      expect.arrayContaining(
        [
          'package.json',
          'package.nls.json',
          'readme.md',
          'LICENSE.txt',
          'dist/client.cjs',
          'dist/server.cjs',
          'dist/webview.js',
          'dist/webview.css',
        ].map((name) => `extension/${name}`),
      ),
    );
  });

  it('holds nothing else: no sources, tests, maps or dependencies', () => {
    expect(entries.filter((entry) => !allowed.some((pattern) => pattern.test(entry)))).toEqual([]);
  });

  it('holds every file that the manifest names', () => {
    const { main, icon, contributes } = manifest;
    const text = JSON.stringify({ main, icon, contributes });
    const named = [...text.matchAll(/"(?:\.\/)?((?:media|snippets|syntaxes|dist)\/[^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(named).toEqual(expect.arrayContaining(['dist/client.cjs', 'media/walkthrough/open.md']));
    expect(entries).toEqual(expect.arrayContaining(named.map((name) => `extension/${name}`)));
  });

  it('has all of the commands that its pages and buttons lead to', () => {
    const text = JSON.stringify(manifest);
    const known = new Set(manifest.contributes.commands.map(({ command }) => command));
    const used = [...text.matchAll(/(?:command:|onCommand:|"command":")(policyLens\.\w+)/g)].map(
      ([, name]) => name,
    );
    expect(used).toContain('policyLens.openPreview');
    expect(used.filter((name) => name === undefined || !known.has(name))).toEqual([]);
  });

  it('is at most 1 MB', () => {
    expect(statSync(vsix).size).toBeLessThanOrEqual(1_000_000);
  });
});

describe('the bundle', () => {
  it.each([
    ['client.cjs', 600],
    ['server.cjs', 1690],
    ['cli.cjs', 3],
    ['command.cjs', 1160],
    ['webview.js', 120],
    ['webview.css', 60],
  ])('%s is at most %i KB', (file, limit) => {
    expect(statSync(join(checkout, 'dist', file)).size).toBeLessThanOrEqual(limit * kilobyte);
  });
});
