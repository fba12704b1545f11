import type { Frame, FrameLocator } from 'playwright-core';
import { expect } from 'vitest';

/** The frame of the panel's document, in which scripts can be run. */
export async function frameOf(panel: FrameLocator): Promise<Frame> {
  const document = await panel.locator('html').elementHandle();
  const frame = await document?.ownerFrame();
  if (frame === null || frame === undefined) throw new Error('The panel has no frame.');
  return frame;
}

/** How many pixels of the page can be seen only by scrolling sideways. */
export function sidewaysIn(frame: Frame): Promise<number> {
  return frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Gives the keyboard to the panel, and goes by Tab to the first thing that fits there. */
export async function tabInto(panel: FrameLocator, press: (key: string) => Promise<void>, wanted: string) {
  await press('Control+2');
  await expect.poll(() => panel.locator('body').evaluate(() => document.hasFocus())).toBe(true);
  for (let stop = 0; stop < 30 && !(await panel.locator(wanted).count()); stop++) await press('Tab');
}

/** The sample's matrix, which stays at a policy, with what was searched for. */
export async function expectMatrixLeft(panel: FrameLocator): Promise<void> {
  const long = { timeout: 90_000 };
  const button = (name: string) => panel.getByRole('button', { name, exact: true });
  await panel.getByRole('rowheader', { name: /^checkout\/orders,/ }).waitFor(long);
  await button('From payments/gateway').waitFor(long);
  expect(await panel.getByLabel('From', { exact: true }).inputValue()).toBe('orders');
  expect(await panel.getByRole('rowheader', { name: /^frontend\/web,/ }).count()).toBe(0);
  await expect.poll(() => button('Stay here').getAttribute('aria-pressed')).toBe('true');
}
