import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { resultsFolder } from '../../../scripts/support/checkout.mjs';
import { launchChromium } from './chromium.ts';
import { type HostOptions, startHost } from './host.ts';
import { watchRequests } from './requests.ts';
import { Workbench } from './workbench.ts';

export type Session = {
  readonly workbench: Workbench;
  /** The folder that is open in it. */
  readonly folder: string;
  /** Requests to anywhere but this workbench. */
  readonly outside: readonly string[];
  readonly close: () => Promise<void>;
};

export type SessionOptions = HostOptions & {
  readonly viewport?: { readonly width: number; readonly height: number };
};

/** A VS Code in a browser window, drawn and ready for keys. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const host = await startHost(options);
  const browser = await launchChromium();
  const close = async (): Promise<void> => {
    await browser.close();
    await host.stop();
  };
  try {
    const context = await browser.newContext({
      viewport: options.viewport ?? { width: 1400, height: 900 },
      locale: 'en-US',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    });
    const outside = watchRequests(context, host.base);
    const page = await context.newPage();
    await gotoWorkbench(page, host.address());
    const screenshots = join(resultsFolder, 'screenshots');
    mkdirSync(screenshots, { recursive: true });
    const workbench = new Workbench(page, screenshots);
    await workbench.ready();
    return { workbench, folder: host.folder, outside, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The server loads VS Code at the first request, so that this one says whether it can. */
export async function gotoWorkbench(page: Page, address: string): Promise<void> {
  const response = await page.goto(address, { waitUntil: 'commit' });
  if (!response?.ok())
    throw new Error(`The workbench answered ${response?.status()}: ${await response?.text()}`);
}
