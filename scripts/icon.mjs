import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { inRoot } from './support/checkout.mjs';
import { findChromium } from './workbench/chromium.mjs';

/** Pixels; the Marketplace shows 128 and doubles them on fine screens. */
const size = 256;

// Makes media/icon.png from media/icon.svg, since the Marketplace takes no SVG. Needs Chromium; run after changing the SVG.
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = await readFile(inRoot('media/icon.svg'), 'utf8');
  await page.setContent(`<body style="margin:0">${svg}</body>`);
  await writeFile(inRoot('media/icon.png'), await page.screenshot({ omitBackground: true }));
} finally {
  await browser.close();
}
