import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { resultsFolder } from '../../../scripts/support/checkout.mjs';
import { buildSuite } from '../../../scripts/workbench/suite.mjs';
import { launchChromium } from './chromium.ts';
import { startHost } from './host.ts';
import { gotoWorkbench } from './session.ts';

export type SuiteResult = {
  readonly fullTitle: string;
  readonly duration?: number;
  readonly err: { readonly stack?: string; readonly message?: string };
};

const minutes = 5;

/**
 * Runs the mocha suite of test/vscode/suite inside VS Code's extension host, where the `vscode` API is, beside the
 * packaged extension.
 * @param folder the workspace
 */
export async function runSuiteInExtensionHost(folder: string): Promise<readonly SuiteResult[]> {
  const suite = await buildSuite();
  const results = join(resultsFolder, 'extension-host-suite.json');
  mkdirSync(resultsFolder, { recursive: true });
  rmSync(results, { force: true });
  const host = await startHost({ folder, testDriver: true, env: { POLICY_LENS_SUITE_RESULTS: results } });
  const browser = await launchChromium();
  try {
    const page = await (
      await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: 'en-US' })
    ).newPage();
    const ended = endOfSuite(page);
    await gotoWorkbench(
      page,
      host.address([
        ['extensionDevelopmentPath', host.remoteUri(suite.folder)],
        ['extensionTestsPath', host.remoteUri(suite.entry)],
        ['skipWelcome', 'true'],
      ]),
    );
    await ended;
    if (!existsSync(results)) throw new Error('The suite ended without results; see test-results/logs.');
    return (JSON.parse(readFileSync(results, 'utf8')) as { tests: SuiteResult[] }).tests;
  } finally {
    await browser.close();
    await host.stop();
  }
}

/** VS Code calls these functions of the page, where they are there, with what it logs and when the suite has ended. */
async function endOfSuite(page: Page): Promise<void> {
  const log: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<void>((resolve, reject) => {
    page.exposeFunction('codeAutomationLog', (_kind: string, words: unknown[]) => log.push(words.join(' ')));
    page.exposeFunction('codeAutomationExit', () => resolve());
    page.on('crash', () => reject(new Error('The page crashed.')));
    timer = setTimeout(
      () => reject(new Error(`The suite did not end in ${minutes} minutes.`)),
      minutes * 60_000,
    );
  });
  try {
    await ended;
  } catch (error) {
    await page.screenshot({ path: join(resultsFolder, 'extension-host-failure.png') });
    throw error;
  } finally {
    clearTimeout(timer);
    writeFileSync(join(resultsFolder, 'extension-host.log'), log.join('\n'));
  }
}
