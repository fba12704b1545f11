import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot, resultsFolder } from '../../../scripts/support/checkout.mjs';
import { launchChromium } from '../workbench/chromium.ts';
import { gotoWorkbench } from '../workbench/session.ts';
import { Workbench } from '../workbench/workbench.ts';

describe('npm start', () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it('builds, says what the command line finds in the sample, opens it in VS Code, and ends by Ctrl-C', async () => {
    const child = spawn(process.execPath, [inRoot('scripts/start.mjs'), '--browser'], { cwd: inRoot() });
    const ended = once(child, 'exit');
    try {
      let said = '';
      const address = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', (data) => {
          said += String(data);
          const found = /http:\/\/\S+/.exec(said)?.[0];
          if (found !== undefined) resolve(found);
        });
        child.once('exit', () => reject(new Error(said)));
      });
      expect(said).toContain('Did you mean app=fraud? [selector-matches-nothing]');
      expect(said).toContain('checkout/orders[Deployment] => payments/gateway[Deployment] : TCP 8443');
      const page = await browser?.newPage({ viewport: { width: 1400, height: 900 } });
      if (page === undefined) throw new Error('there is no browser');
      await gotoWorkbench(page, address);
      const screenshots = join(resultsFolder, 'screenshots');
      mkdirSync(screenshots, { recursive: true });
      const workbench = new Workbench(page, screenshots);
      await workbench.ready();
      await workbench.openFile('payments/policies/gateway.yaml');
      await workbench.lens('between workloads allowed').waitFor();
      await workbench.screenshot('start');
    } finally {
      child.kill('SIGINT');
    }
    expect(await ended).toEqual([0, null]);
  }, 180_000);
});
