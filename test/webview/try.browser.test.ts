import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostMessage, PanelState } from '../../client/src/panels/messages.ts';
import type { EndOffer } from '../../server/src/protocol/walk.ts';
import { sampleModel, whole } from '../client/support/models.ts';
import { deniedCase, walkAnswer } from '../client/support/walkModels.ts';
import { violations } from './support/axe.ts';
import { type PageOptions, PanelBrowser, type PanelPage, unpinned } from './support/panelPage.ts';
import { themeNames } from './support/themes.ts';

const tries: PanelState = {
  ...unpinned,
  view: 'try',
  tried: [
    { from: 'checkout/cron[CronJob]', to: 'payments/api[Service]', port: '80' },
    { from: 'shop/*', to: '0.0.0.0/0' },
  ],
};

const workload = (label: string): EndOffer => ({
  end: `${label}[Deployment]`,
  label,
  detail: 'Deployment · 2 pods',
  kind: 'workload',
});

const offers = (role: 'from' | 'to', text: string, ...labels: readonly string[]): HostMessage => ({
  type: 'offers',
  role,
  text,
  offers: labels.map(workload),
});

describe('trying a connection', () => {
  let browser: PanelBrowser;

  beforeAll(async () => {
    browser = await PanelBrowser.start();
  }, 60_000);

  afterAll(() => browser?.stop());

  const opened = async (state: PanelState, options: PageOptions = {}): Promise<PanelPage> => {
    const panel = await browser.open({ stored: stored(state), ...options });
    await panel.post({ type: 'panel', state });
    return panel;
  };

  const stored = (state: PanelState) => ({
    panel: state,
    layout: { table: false, closed: [], opened: [], complete: [], scroll: 0 },
  });

  const field = (panel: PanelPage, name: string) => panel.page.getByRole('combobox', { name, exact: true });

  it('asks for both ends by fields that complete, by keyboard alone', async () => {
    const panel = await opened({ ...unpinned, view: 'try' });
    await field(panel, 'From').focus();
    await panel.page.keyboard.type('we');
    expect((await panel.sent()).at(-1)).toEqual({ type: 'complete', role: 'from', text: 'we' });
    await panel.post(offers('from', 'we', 'shop/web', 'shop/wet'));
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('ArrowDown');
    const from = field(panel, 'From');
    const active = await from.getAttribute('aria-activedescendant');
    expect(await panel.page.locator(`[id="${active}"]`).textContent()).toContain('shop/wet');
    await panel.page.keyboard.press('Enter');
    expect(await from.inputValue()).toBe('shop/wet[Deployment]');
    expect(await from.getAttribute('aria-expanded')).toBe('false');
    await panel.page.keyboard.press('Tab');
    await panel.page.keyboard.type('10.0.0.7');
    await panel.page.keyboard.press('Tab');
    await panel.page.keyboard.type('443');
    await panel.page.keyboard.press('Enter');
    expect((await panel.sent()).at(-1)).toEqual({
      type: 'try',
      from: 'shop/wet[Deployment]',
      to: '10.0.0.7',
      port: '443',
    });
    await panel.post({ type: 'walk', answer: walkAnswer() });
    await panel.page.getByRole('region', { name: /^Why: / }).waitFor();
    expect(panel.troubles).toEqual([]);
    await panel.close();
  });

  it('closes the list by Escape and shows no offers of another text', async () => {
    const panel = await opened({ ...unpinned, view: 'try' });
    await field(panel, 'To').focus();
    await panel.page.keyboard.type('a');
    await panel.post(offers('to', 'ap', 'payments/api'));
    expect(await panel.page.getByRole('option').count()).toBe(0);
    await panel.post(offers('to', 'a', 'payments/api'));
    expect(await panel.page.getByRole('option').count()).toBe(1);
    await panel.page.keyboard.press('Escape');
    expect(await panel.page.getByRole('option').count()).toBe(0);
    await panel.close();
  });

  it('says what is wrong with what is typed, at the field', async () => {
    const panel = await opened({ ...unpinned, view: 'try' });
    await field(panel, 'To').focus();
    await panel.page.keyboard.type('10.0.0.300');
    await panel.post({
      type: 'offers',
      role: 'to',
      text: '10.0.0.300',
      offers: [],
      problem: '10.0.0.300 is no address.',
    });
    expect(await field(panel, 'To').getAttribute('aria-invalid')).toBe('true');
    await panel.page.getByText('10.0.0.300 is no address.').waitFor();
    await panel.close();
  });

  it('shows the whole answer beneath the fields, before what all views have', async () => {
    const panel = await opened(tries, { width: 900, height: 500 });
    await panel.post({ type: 'changed', changed: whole(1, sampleModel()) });
    const before = await panel.page.evaluate('scrollY');
    const cases = Array.from({ length: 12 }, (_, index) => ({ ...deniedCase, id: String(index) }));
    await panel.post({ type: 'walk', answer: walkAnswer(cases) });
    const answer = panel.page.getByRole('region', { name: /^Why: / });
    const [cut, isFirst] = await answer.evaluate((pane) => [
      pane.scrollHeight - pane.clientHeight,
      pane.getBoundingClientRect().bottom <=
        (document.querySelector('footer')?.getBoundingClientRect().top ?? 0),
    ]);
    expect({ before, cut, isFirst }).toEqual({ before: 0, cut: 0, isFirst: true });
    await panel.close();
  });

  it('keeps the last ones, of which one key tries one again', async () => {
    const panel = await opened(tries);
    expect(await field(panel, 'From').inputValue()).toBe('checkout/cron[CronJob]');
    const again = panel.page.getByRole('button', { name: 'shop/* → 0.0.0.0/0' });
    await again.press('Enter');
    expect((await panel.sent()).at(-1)).toEqual({ type: 'try', from: 'shop/*', to: '0.0.0.0/0' });
    expect(await field(panel, 'From').inputValue()).toBe('shop/*');
    await panel.close();
  });

  it.each(themeNames)('axe finds nothing in it, and it is drawn well: %s', async (theme) => {
    const panel = await opened(tries, { theme, reducedMotion: true });
    await panel.post({ type: 'walk', answer: walkAnswer() });
    expect(await violations(panel)).toEqual([]);
    await panel.post({ type: 'walk', answer: undefined });
    await field(panel, 'From').fill('s');
    await panel.post(offers('from', 's', 'shop/web', 'shop/worker', 'shop/api'));
    await panel.page.keyboard.press('ArrowDown');
    expect(await violations(panel)).toEqual([]);
    await panel.shot(`try-wide-${theme}`, false);
    await panel.page.setViewportSize({ width: 320, height: 700 });
    const sideways = await panel.page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(sideways).toBeLessThanOrEqual(0);
    await panel.shot(`try-narrow-${theme}`);
    await panel.close();
  });

  it('offers what can be done with its answer, and nothing that is about the lanes', async () => {
    const panel = await browser.open();
    const button = (name: string) => panel.page.getByRole('button', { name, exact: true });
    await panel.post({ type: 'panel', state: tries }, { type: 'changed', changed: whole(1, sampleModel()) });
    await button('Stay here').waitFor();
    for (const name of ['Table', 'Whole Object', 'Changes…', 'Copy or Save…'])
      expect(await button(name).count()).toBe(0);
    await panel.post({ type: 'walk', answer: walkAnswer() });
    await button('Copy or Save…').click();
    expect((await panel.sent()).at(-1)).toMatchObject({ type: 'exportWalk', walk: { to: 'payments/api' } });
    await panel.post({ type: 'exportShown' });
    expect((await panel.sent()).slice(-2).map(({ type }) => type)).toEqual(['exportWalk', 'exportWalk']);
    await panel.close();
  });
});
