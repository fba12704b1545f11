import { existsSync, readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Workbench } from './workbench.ts';

export type Form = 'Markdown' | 'SVG' | 'CSV' | 'JSON';

/** How a view begins in each form. */
export const forms: Readonly<Record<Form, RegExp>> = {
  Markdown: /^# /,
  SVG: /^<svg /,
  CSV: /^[^\n]*,.*\r\n/,
  JSON: /^\{\n/,
};

/** Takes along what is shown, in a form, and answers what is in the clipboard then. */
export async function copied({ page }: Workbench, opener: Locator, form: Form): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await opener.click();
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: `Copy as ${form}` }).click();
  await page.locator('.statusbar-item', { hasText: `Preview copied as ${form}` }).waitFor();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(clipboard).not.toBe('');
  return clipboard();
}

/**
 * Saves what is shown, in a form, and answers what is in the file then.
 * @param path of the file that is proposed
 */
export async function saved({ page }: Workbench, opener: Locator, form: Form, path: string): Promise<string> {
  await opener.click();
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: `Save as ${form}…` }).click();
  // The dialog of a workbench in a browser: a path to confirm, which it does not hear while it reads the folder.
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dialog = page.locator('.quick-input-widget input.input');
  await expect.poll(() => dialog.inputValue()).toContain(name);
  const isSaved = async (): Promise<boolean> => {
    if (!existsSync(path) && (await dialog.isVisible())) await dialog.press('Enter');
    return existsSync(path);
  };
  await expect.poll(isSaved, { timeout: 20_000, interval: 1000 }).toBe(true);
  await page.locator('.notification-toast', { hasText: `Preview saved as ${name}` }).waitFor();
  return readFileSync(path, 'utf8');
}
