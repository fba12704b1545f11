import { expect, it } from 'vitest';
import { pageHtml } from '../../../client/src/panels/html.ts';

const html = pageHtml({
  script: 'https://x/webview.js',
  style: 'https://x/webview.css',
  cspSource: 'https://x',
  nonce: 'n0nce',
  language: { name: 'de', texts: { Close: 'Schließen & <fertig> "' } },
});

it('the page allows its own script, style and font and nothing else', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  expect(policy?.split('; ').toSorted()).toEqual([
    "default-src 'none'",
    'font-src https://x',
    "script-src 'nonce-n0nce'",
    'style-src https://x',
  ]);
});

it('the page has no code or style of its own', () => {
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script[^>]*>[^<]/);
  expect(html.match(/<script/g)).toHaveLength(1);
});

it('the page is in the language of VS Code, and translations never become markup', () => {
  expect(html).toContain('<html lang="de">');
  expect(html).toContain(
    'data-language="{&#34;name&#34;:&#34;de&#34;,&#34;texts&#34;:{&#34;Close&#34;:&#34;Schließen &#38; &#60;fertig&#62; \\&#34;&#34;}}"',
  );
});
