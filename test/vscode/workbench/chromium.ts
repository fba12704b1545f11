import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/workbench/chromium.mjs';

/** Starts the system's Chromium so that it can reach this machine alone: every other name is unknown to it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox', // containers often forbid what the sandbox needs; only pages of this machine are opened
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
    ],
  });
}
