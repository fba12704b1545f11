import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { inRoot } from './support/checkout.mjs';

const styles = inRoot('client/webview/styles');

/** How a style sheet names a sign of an icon font: an escape in the area for private use. */
const escapes = /"\\(e[0-9a-f]{3})"/g;

/**
 * Keeps of an icon font the signs that the style sheets of the panels show: a few of several hundred.
 * @returns {import('esbuild').Plugin}
 */
export function usedGlyphs() {
  return {
    name: 'used glyphs',
    setup({ onLoad }) {
      onLoad({ filter: /\.ttf$/ }, async ({ path }) => ({
        contents: await subsetFont(readFileSync(path), glyphsIn(styles), { targetFormat: 'sfnt' }),
        loader: 'file',
        watchDirs: [styles],
      }));
    },
  };
}

/**
 * @param {string} folder of style sheets
 * @returns {string} each sign that they show
 */
function glyphsIn(folder) {
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const found = texts.flatMap((text) => [...text.matchAll(escapes)].map(([, code = '']) => code));
  return String.fromCodePoint(...new Set(found.map((code) => Number.parseInt(code, 16))));
}
