import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelToSvg } from '../../client/src/export/svg/svg.ts';
import { sampleModel } from '../client/support/models.ts';
import { launchChromium } from '../vscode/workbench/chromium.ts';

const shots = fileURLToPath(new URL('../../test-results/webview', import.meta.url));

describe('a view as a picture', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
    mkdirSync(shots, { recursive: true });
  }, 60_000);

  afterAll(() => browser?.close());

  it.each(['light', 'dark'] as const)(
    'is well-formed, and its text stays in its lane: %s',
    async (colorScheme) => {
      const svg = modelToSvg(sampleModel());
      const page = await browser.newPage({ colorScheme, viewport: { width: 960, height: 1400 } });
      const isBroken = `new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml').querySelector('parsererror') !== null`;
      expect(await page.evaluate(isBroken)).toBe(false);
      await page.setContent(`<body style="margin: 0">${svg}</body>`);
      const ends: readonly number[] = await page.evaluate(
        '[...document.querySelectorAll("text")].map((text) => { const { x, width } = text.getBBox(); return x + width; })',
      );
      expect(ends.length).toBeGreaterThan(60);
      // Lanes are 420 pixels wide, with 28 between them.
      for (const end of ends) expect(end).toBeLessThan(924);
      const crossing: readonly string[] = await page.evaluate(
        '[...document.querySelectorAll("text")].filter((text) => { const { x, width, y } = text.getBBox(); return y > 260 && x < 448 && x + width > 470; }).map((text) => text.textContent)',
      );
      expect(crossing).toEqual([]);
      await page.screenshot({ path: `${shots}/svg-${colorScheme}.png`, fullPage: true });
      await page.close();
    },
  );
});
