import { expect, it } from 'vitest';
import { pageHtml } from '../../../client/src/panels/html.ts';

const html = pageHtml({
  script: 'https://x/webview.js',
  style: 'https://x/webview.css',
  cspSource: 'https://x',
  nonce: 'n0nce',
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
