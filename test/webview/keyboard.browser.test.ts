import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  laneOf,
  largeModel,
  link,
  patch,
  sampleModel,
  whole,
  withoutRow,
  withVerdicts,
} from '../client/support/models.ts';
import { PanelBrowser, type PanelPage, unpinned } from './support/panelPage.ts';

describe('keyboard, focus and state of the panel', () => {
  let browser: PanelBrowser;

  beforeAll(async () => {
    browser = await PanelBrowser.start();
  }, 60_000);

  afterAll(() => browser?.stop());

  const opened = async (options = {}): Promise<PanelPage> => {
    const panel = await browser.open(options);
    await panel.post(
      { type: 'panel', state: unpinned },
      { type: 'changed', changed: whole(1, sampleModel()) },
    );
    return panel;
  };

  const press = async (panel: PanelPage, ...keys: readonly string[]) => {
    for (const key of keys) await panel.page.keyboard.press(key);
    return panel.activeLine();
  };

  it('each lane is one stop of the Tab key, and arrows walk its lines', async () => {
    const panel = await opened();
    await panel.page.locator('.summary button').nth(1).focus();
    expect(await press(panel, 'Tab')).toBe('ingress:ns/checkout');
    expect(await press(panel, 'ArrowDown')).toBe('ingress:checkout/worker');
    expect(await press(panel, 'ArrowDown')).toBe('ingress:checkout/cron');
    expect(await press(panel, 'ArrowUp')).toBe('ingress:checkout/worker');
    expect(await press(panel, 'End')).toBe('ingress:ingress/rest');
    expect(await press(panel, 'ArrowRight', 'ArrowRight')).toBe('ingress:ingress/rest/member/0');
    expect(await press(panel, 'ArrowLeft')).toBe('ingress:ingress/rest');
    expect(await press(panel, 'ArrowLeft', 'Home')).toBe('ingress:ns/checkout');
    expect(await panel.page.locator('.lane-ingress [role=treeitem][tabindex="0"]').count()).toBe(1);
    // Out of the lane, through the subject, into the other lane.
    expect(await press(panel, 'Shift+Tab')).toBeUndefined();
    await panel.page.locator('.lane-egress .summary button').focus();
    expect(await press(panel, 'Tab')).toBe('egress:ns/payments');
    await panel.close();
  });

  it('Enter opens the line that decides, Tab reaches the links of the active line only', async () => {
    const panel = await opened();
    await panel.line('ingress:frontend/admin').focus();
    await press(panel, 'Enter');
    expect(await panel.sent()).toContainEqual({ type: 'open', link: link('frontend/deny-all.yaml:9') });
    await press(panel, 'Tab', 'Tab');
    expect(await panel.page.evaluate('document.activeElement.textContent')).toBe('payments.yaml:18');
    await press(panel, 'Enter');
    expect((await panel.sent()).at(-1)).toEqual({ type: 'open', link: link('payments.yaml:18') });
    expect(await press(panel, 'ArrowLeft')).toBe('ingress:frontend/admin');
    expect(await panel.page.locator('.lane-ingress [role=tree] button[tabindex="0"]').count()).toBe(2);
    await panel.close();
  });

  it('letters lead to the next line that begins with them', async () => {
    const panel = await opened();
    await panel.line('ingress:ns/checkout').focus();
    expect(await press(panel, 'm')).toBe('ingress:ns/monitoring');
    await panel.page.waitForTimeout(800);
    expect(await press(panel, 'w', 'e')).toBe('ingress:frontend/web');
    await panel.close();
  });

  it('what is a part of an object may be shown whole, and the button stays to show the part again', async () => {
    const panel = await opened();
    const button = panel.page.getByRole('button', { name: 'Whole Object' });
    expect(await button.count()).toBe(0);
    const subject = { ...sampleModel().subject, heading: 'This rule', isPart: true };
    await panel.post({ type: 'changed', changed: whole(2, { ...sampleModel(), subject }) });
    await button.press('Enter');
    expect((await panel.sent()).at(-1)).toEqual({ type: 'whole', whole: true });
    await panel.post(
      { type: 'panel', state: { ...unpinned, whole: true } },
      { type: 'changed', changed: whole(3, sampleModel()) },
    );
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await button.click();
    expect((await panel.sent()).at(-1)).toEqual({ type: 'whole', whole: false });
    await panel.close();
  });

  it('a click on a line opens it, a click on its members shows them, a click on a group closes it', async () => {
    const panel = await opened();
    await panel.line('ingress:checkout/cron').getByText('CronJob').click();
    expect(await panel.sent()).toContainEqual({ type: 'open', link: link('payments.yaml:24') });
    const before = (await panel.sent()).length;
    const members = panel.page.getByRole('button', { name: '4 workloads, every other address' });
    const turned = () =>
      members.evaluate(({ firstElementChild: sign }) => sign !== null && getComputedStyle(sign).rotate);
    expect(await turned()).toBe('none');
    await members.click();
    await panel.page.getByText('shop/stock').waitFor();
    expect(await turned()).toBe('90deg');
    await panel.line('ingress:ns/checkout').click();
    await panel.page.getByText('CronJob').waitFor({ state: 'detached' });
    expect(await panel.sent()).toHaveLength(before);
    await panel.close();
  });

  it('focus, expansion and scroll position survive an update', async () => {
    const panel = await opened({ height: 300 });
    await panel.line('ingress:ingress/rest').focus();
    await press(panel, 'ArrowRight', 'ArrowDown');
    const scroll = await panel.page.evaluate('window.scrollY');
    expect(scroll).toBeGreaterThan(0);
    const lanes = [laneOf(withVerdicts(sampleModel(), { 'checkout/cron': 'allowed' }), 'ingress')];
    await panel.post({ type: 'changed', changed: patch(1, 2, { lanes }) });
    expect(await panel.activeLine()).toBe('ingress:ingress/rest/member/0');
    await panel.page.getByText('frontend/blog').waitFor();
    // The line that tells the change takes room at the top; the browser keeps what is looked at in its place.
    expect(Math.abs(Number(await panel.page.evaluate('window.scrollY')) - Number(scroll))).toBeLessThan(40);
    await panel.close();
  });

  it('the keyboard goes to the line at the same place when an edit takes its own away', async () => {
    const panel = await opened();
    await panel.line('ingress:checkout/cron').focus();
    await panel.post({ type: 'changed', changed: whole(2, withoutRow(sampleModel(), 'checkout/cron')) });
    expect(await panel.activeLine()).toBe('ingress:ns/frontend');
    await panel.page.getByText('cron (checkout) is no longer listed').waitFor();
    await panel.close();
  });

  it('a patch that does not fit is answered by asking for the whole, once', async () => {
    const panel = await opened();
    const lanes = [laneOf(withVerdicts(sampleModel(), { 'checkout/cron': 'allowed' }), 'ingress')];
    await panel.post({ type: 'changed', changed: patch(7, 8, { lanes }) });
    await panel.post({ type: 'changed', changed: patch(8, 9, { lanes }) });
    expect((await panel.sent()).filter(({ type }) => type === 'resync')).toHaveLength(1);
    await panel.post({ type: 'changed', changed: whole(9, sampleModel()) });
    await panel.post({ type: 'changed', changed: patch(9, 10, { lanes }) });
    await panel.page.getByText('cron (checkout) is now allowed').waitFor();
    await panel.close();
  });

  it('what does not fit the messages is left out', async () => {
    const panel = await opened();
    await panel.page.evaluate(() => {
      window.postMessage(
        {
          type: 'changed',
          changed: { subscription: 's', revision: 2, change: { kind: 'whole', model: {} } },
        },
        '*',
      );
      window.postMessage('noise', '*');
    });
    await panel.post();
    await panel.line('ingress:checkout/worker').waitFor();
    expect(panel.troubles).toEqual([]);
    await panel.close();
  });

  it('state survives hiding: arrangement, view, scroll position, pin', async () => {
    // so high that nothing scrolls
    const first = await opened({ height: 2000 });
    await first.post({ type: 'panel', state: { ...unpinned, pinned: true } });
    await first.line('ingress:ns/checkout').click();
    await first.line('ingress:ingress/rest').press('ArrowRight');
    await expect
      .poll(() => first.stored())
      .toMatchObject({
        panel: { pinned: true },
        layout: { closed: ['ingress:ns/checkout'], opened: ['ingress:ingress/rest'], scroll: 0 },
      });
    await first.page.setViewportSize({ width: 1000, height: 300 });
    await first.page.evaluate('window.scrollTo(0, 200)');
    await expect.poll(() => first.stored()).toMatchObject({ layout: { scroll: 200 } });
    const stored = await first.stored();
    await first.close();

    const second = await browser.open({ height: 300, stored });
    await second.post({ type: 'changed', changed: whole(5, sampleModel()) });
    await second.page.getByText('frontend/blog').waitFor();
    expect(await second.page.getByText('CronJob').count()).toBe(0);
    expect(await second.page.evaluate('window.scrollY')).toBe(200);
    expect(await second.page.getByRole('button', { name: 'Stay here' }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    await second.close();
  });

  it('the buttons of the header say what they want', async () => {
    const panel = await opened();
    await panel.page.getByRole('button', { name: 'Stay here' }).click();
    await panel.page.getByRole('button', { name: 'Copy or Save…' }).click();
    await panel.page.getByRole('button', { name: 'Choose what counts as complete' }).click();
    await panel.page.getByRole('button', { name: 'Complete it from its cluster' }).click();
    await panel.page.getByRole('button', { name: sampleModel().basis.name, exact: true }).click();
    const [, pin, taken, choose, complete, another] = await panel.sent();
    expect(pin).toEqual({ type: 'pin', pinned: true });
    expect(taken).toEqual({ type: 'export', model: JSON.parse(JSON.stringify(sampleModel())) });
    expect(choose).toEqual({ type: 'chooseCompleteness' });
    expect(complete).toEqual({ type: 'completeEnvironment', name: sampleModel().basis.name });
    expect(another).toEqual({ type: 'selectEnvironment' });
    await panel.close();
  });

  it('50,000 rows: a part first, then what can be walked, and says how many are left out', async () => {
    const panel = await browser.open();
    const patience = { timeout: 60_000 };
    await panel.post(
      { type: 'panel', state: unpinned },
      { type: 'changed', changed: whole(1, largeModel(50_000)) },
    );
    const more = panel.page.getByText('Show all 50,000 (49,950 more)');
    await more.waitFor(patience);
    await more.click(patience);
    await panel.page.getByText('48,000 more are not drawn').waitFor(patience);
    expect(panel.troubles).toEqual([]);
    await panel.close();
  }, 200_000);

  it('says how old the picture is while the server is waited for, and no longer once it has answered', async () => {
    const panel = await opened();
    const age = panel.page.getByText(/As of .*: the language server is being waited for\.$/);
    expect(await age.count()).toBe(0);
    await panel.post({ type: 'loading' });
    await age.waitFor();
    await panel.line('ingress:checkout/cron').waitFor();
    // also where the top is out of sight
    for (const width of [800, 320]) {
      await panel.page.setViewportSize({ width, height: 400 });
      await panel.page.evaluate(() => window.scrollTo(0, 400));
      expect(await panel.page.evaluate(() => window.scrollY)).toBeGreaterThan(200);
      expect((await age.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    }
    await panel.post({ type: 'changed', changed: whole(2, sampleModel()) });
    await age.waitFor({ state: 'detached' });
    await panel.close();
  });

  it('2,000 rows: a part first, all on demand, and an edit stays quick', async () => {
    const panel = await browser.open();
    await panel.post({ type: 'changed', changed: whole(1, largeModel(2000)) });
    expect(await panel.page.getByRole('treeitem', { name: /^service-/ }).count()).toBe(50);
    await panel.page.getByText('Show all 2,000 (1,950 more)').click();
    expect(await panel.page.getByRole('treeitem', { name: /^service-/ }).count()).toBe(2000);
    const lanes = [laneOf(withVerdicts(largeModel(2000), { 'many/3': 'denied' }), 'ingress')];
    const duration = await panel.post({ type: 'changed', changed: patch(1, 2, { lanes }) });
    await panel.page.getByText('service-3 (many) is now denied').waitFor();
    await panel.shot('large', false);
    // Far above what it takes, so that a busy machine does not fail it; the figure is printed.
    expect(duration).toBeLessThan(2000);
    console.log(`an update of 2,000 rows was drawn in ${Math.round(duration)} ms`);
    await panel.close();
  });
});
