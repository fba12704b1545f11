import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/workbench/chromium.mjs';

const args = [
  '--no-sandbox', // containers often forbid what the sandbox needs; only pages of this machine are opened
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
];

/** Starts the system's Chromium so that it can reach this machine alone: every other name is unknown to it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args });
}

/** The same as a user has it, who finds again what pages have kept. @param profile a folder */
export function launchProfile(
  profile: string,
  options: Pick<
    BrowserContextOptions,
    'viewport' | 'deviceScaleFactor' | 'locale' | 'timezoneId' | 'reducedMotion'
  >,
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { ...options, executablePath: findChromium(), args });
}
