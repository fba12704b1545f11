// The panel inside the real workbench, as a page to measure in.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { vsixFile } from '../../scripts/support/vsix.mjs';
import { findChromium } from '../../scripts/workbench/chromium.mjs';
import { findHost } from '../../scripts/workbench/hosts.mjs';
import { prepareHost } from '../../scripts/workbench/prepare.mjs';
import { serveWorkbench } from '../../scripts/workbench/serve.mjs';
import { quietSettings } from '../../scripts/workbench/settings.mjs';

/**
 * Opens a folder in VS Code, in a browser that tells exactly how large heaps are.
 * @param {string} folder
 * @param {Partial<Pick<import('../../scripts/workbench/serve.mjs').ServeOptions, 'vsix' | 'neighbours' | 'env'>>} [options] `vsix`: default this one
 */
export async function openWorkbench(folder, { vsix = vsixFile(), ...options } = {}) {
  const host = findHost();
  await prepareHost(host);
  const data = mkdtempSync(join(tmpdir(), 'policy-lens-bench-workbench-'));
  const settings = { ...quietSettings, 'git.enabled': false };
  const served = await serveWorkbench(host, { ...options, folder, data, vsix, settings });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info', '--js-flags=--expose-gc'],
  });
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(120_000);
  await page.goto(served.address());
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  return {
    page,
    stop: async () => {
      await browser.close();
      await served.stop();
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * Takes the first proposal of Quick Open.
 * @param {import('playwright-core').Page} page
 * @param {string} keys
 * @param {string} text
 */
export async function quickInput(page, keys, text) {
  const input = page.locator('.quick-input-widget input.input');
  const row = page.locator('.quick-input-list .monaco-list-row.focused');
  for (let attempt = 1; !(await input.isVisible()); attempt++) {
    await page.keyboard.press(keys);
    await input.waitFor({ timeout: 2000 }).catch(() => undefined);
    if (attempt > 20) throw new Error('Quick Open does not come');
  }
  await input.fill(text);
  await row.waitFor();
  await page.waitForTimeout(500);
  await page.keyboard.press('Enter');
}

/**
 * The document of the panel, which lies in two nested frames.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<import('playwright-core').Frame>}
 */
export async function panelFrame(page) {
  const inner = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await inner.locator('#root').waitFor();
  const element = await inner.locator('#root').elementHandle();
  const frame = await element?.ownerFrame();
  if (frame === null || frame === undefined) throw new Error('the panel has no frame');
  return frame;
}
