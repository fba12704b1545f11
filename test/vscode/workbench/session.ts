import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { resultsFolder } from '../../../scripts/support/checkout.mjs';
import { launchChromium, launchProfile } from './chromium.ts';
import { type HostOptions, startHost, type TestHost } from './host.ts';
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
  /** How many pixels of the screen one of the page has in each direction; a zoom of 200 % makes two of one. */
  readonly scale?: number;
};

export type Lasting = {
  readonly open: () => Promise<Workbench>;
  readonly restart: () => Promise<Workbench>;
  readonly close: () => Promise<void>;
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
    const context = await browser.newContext(windowOf(options));
    const outside = watchRequests(context, host.base);
    const workbench = await openWindow(await context.newPage(), host);
    return { workbench, folder: host.folder, outside, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A VS Code that can be ended, with its server and its browser, and opened again as it was left. */
export async function openLasting(options: SessionOptions): Promise<Lasting> {
  const host = await startHost(options);
  const profile = mkdtempSync(join(tmpdir(), 'policy-lens-profile-'));
  let context: BrowserContext | undefined;
  const open = async (): Promise<Workbench> => {
    context = await launchProfile(profile, windowOf(options));
    return openWindow(context.pages()[0] ?? (await context.newPage()), host);
  };
  const close = async (): Promise<void> => {
    await context?.close();
    await host.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const restart = async (): Promise<Workbench> => {
    await context?.close();
    await host.restart();
    return open();
  };
  return { open, restart, close };
}

function windowOf({ viewport = { width: 1400, height: 900 }, scale = 1 }: SessionOptions) {
  const place = { locale: 'en-US', timezoneId: 'UTC' };
  return { ...place, viewport, deviceScaleFactor: scale, reducedMotion: 'reduce' } as const;
}

/** Loads the workbench, and waits until it is drawn. */
async function openWindow(page: Page, host: TestHost): Promise<Workbench> {
  await gotoWorkbench(page, host.address());
  const screenshots = join(resultsFolder, 'screenshots');
  mkdirSync(screenshots, { recursive: true });
  const workbench = new Workbench(page, screenshots);
  await workbench.ready();
  return workbench;
}

/** The server loads VS Code at the first request, so that this one says whether it can. */
export async function gotoWorkbench(page: Page, address: string): Promise<void> {
  const response = await page.goto(address, { waitUntil: 'commit' });
  if (!response?.ok())
    throw new Error(`The workbench answered ${response?.status()}: ${await response?.text()}`);
}
