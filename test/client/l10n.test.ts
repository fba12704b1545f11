import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../client/src/', import.meta.url));

/** Where a text for users begins that is not looked up in their language. */
const fixedText =
  /(?:\b(?:title|placeHolder|prompt|detail|label|name|tooltip): |show(?:Information|Warning|Error)Message\(\s*|setStatusBarMessage\()(?:'[A-Z]|`[A-Z$])[^\n]*/g;

/** Names and forms, which are the same in every language, and what the server has put into words. */
const sameEverywhere =
  /name: '(?:HEAD|Markdown|SVG|CSV|JSON|Policy Lens)'|`\$\{(?:verdict|name|row\.who)\}|`\$\(/;

it('what the extension says to users is looked up in their language', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const found = files.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    if (!text.includes("from 'vscode'")) return [];
    return [...text.matchAll(fixedText)].map(([match]) => `${name}: ${match}`);
  });
  expect(found.filter((each) => !sameEverywhere.test(each))).toEqual([]);
});
