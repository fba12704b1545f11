import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { link, whole } from '../client/support/models.ts';
import { cronQuestion, deniedCase, modelWithWalks, walkAnswer } from '../client/support/walkModels.ts';
import { violations } from './support/axe.ts';
import { type PageOptions, PanelBrowser, type PanelPage, unpinned } from './support/panelPage.ts';
import { themeNames } from './support/themes.ts';

describe('the reasons of a row', () => {
  let browser: PanelBrowser;

  beforeAll(async () => {
    browser = await PanelBrowser.start();
  }, 60_000);

  afterAll(() => browser?.stop());

  const opened = async (options: PageOptions = {}): Promise<PanelPage> => {
    const panel = await browser.open(options);
    await panel.post(
      { type: 'panel', state: unpinned },
      { type: 'changed', changed: whole(1, modelWithWalks()) },
    );
    return panel;
  };

  /** What the extension does where a row asks for its reasons. */
  const explain = (panel: PanelPage) =>
    panel.post(
      { type: 'panel', state: { ...unpinned, why: cronQuestion } },
      { type: 'walk', answer: walkAnswer() },
    );

  const focused = (panel: PanelPage) => panel.page.evaluate('document.activeElement.textContent');

  it('open by Enter, are walked by the arrows, and Escape gives the keyboard back to the row', async () => {
    const panel = await opened();
    await panel.line('ingress:checkout/cron').focus();
    await panel.page.keyboard.press('Enter');
    expect((await panel.sent()).at(-1)).toEqual({ type: 'why', ...cronQuestion });
    await explain(panel);
    const pane = panel.page.getByRole('region', { name: /Why: checkout\/cron to payments\/api/ });
    expect(await pane.evaluate((element) => element === document.activeElement)).toBe(true);
    await panel.page.keyboard.press('ArrowDown');
    expect(await focused(panel)).toContain('No policy limits where cron may go');
    await panel.page.keyboard.press('End');
    expect(await focused(panel)).toContain('wants pods with tier=worker');
    await panel.page.keyboard.press('Enter');
    expect((await panel.sent()).at(-1)).toEqual({ type: 'open', link: link('payments.yaml:24') });
    await panel.page.keyboard.press('Escape');
    expect((await panel.sent()).at(-1)).toEqual({ type: 'closeWhy' });
    await panel.post({ type: 'panel', state: unpinned }, { type: 'walk', answer: undefined });
    expect(await panel.activeLine()).toBe('ingress:checkout/cron');
    expect(await pane.count()).toBe(0);
    expect(panel.troubles).toEqual([]);
    await panel.close();
  });

  it('are taken along by a button of their own', async () => {
    const panel = await opened();
    await explain(panel);
    await panel.page.getByRole('button', { name: 'Copy or save the reasons' }).click();
    const answer = walkAnswer();
    expect((await panel.sent()).at(-1)).toEqual({
      type: 'exportWalk',
      walk: answer.kind === 'walk' ? answer.walk : undefined,
    });
    await panel.close();
  });

  it('of a row of several are those of the first one, which they say; members have their own', async () => {
    const walk = (who: string) => ({ from: `checkout/${who}`, to: 'payments/api' });
    const names = ['cron', 'reports'];
    const model = modelWithWalks();
    const [lane, ...others] = model.lanes;
    const members = names.map((who) => ({
      text: `checkout/${who}`,
      link: link('jobs.yaml:1'),
      walk: walk(who),
    }));
    const panel = await browser.open();
    await panel.post(
      { type: 'panel', state: unpinned },
      {
        type: 'changed',
        changed: whole(1, {
          ...model,
          lanes:
            lane === undefined
              ? []
              : [
                  {
                    ...lane,
                    groups: lane.groups.map((group) => ({
                      ...group,
                      rows: group.rows.map((row) => (row.id === 'checkout/cron' ? { ...row, members } : row)),
                    })),
                  },
                  ...others,
                ],
        }),
      },
    );
    await explain(panel);
    await panel.page.getByText('the first of 2 in its row').waitFor();
    await panel.line('ingress:checkout/cron').focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter']) await panel.page.keyboard.press(key);
    expect((await panel.sent()).at(-1)).toEqual({ type: 'why', ...walk('reports') });
    await panel.post({ type: 'panel', state: { ...unpinned, why: walk('reports') } });
    await panel.page.getByText('the first of 2 in its row').waitFor({ state: 'detached' });
    await panel.close();
  });

  it('open from the table, too', async () => {
    const panel = await opened();
    await panel.page.getByRole('button', { name: 'Table' }).click();
    const why = panel.page.getByRole('button', { name: 'Why? cron' });
    // a link of its own, beside that of the line before it
    expect(await why.evaluate((button) => button.parentElement?.textContent)).toMatch(/ · Why\?$/);
    await why.press('Enter');
    expect((await panel.sent()).at(-1)).toEqual({ type: 'why', ...cronQuestion });
    await panel.close();
  });

  it.each([
    { width: 320, height: 700 },
    { width: 900, height: 700 },
  ])('come in sight where something else than the panel asks for them: $width pixels', async (size) => {
    const panel = await opened(size);
    await panel.page.evaluate('document.hasFocus = () => false');
    await explain(panel);
    const inSight = () =>
      panel.page.locator('.why-head').evaluate((head) => {
        const { top, bottom } = head.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
    expect(await inSight()).toBe(true);
    await panel.page.evaluate('scrollTo(0, 0)');
    // an edit, which is no new question
    await panel.post({ type: 'walk', answer: walkAnswer() });
    expect(await panel.page.evaluate('scrollY')).toBe(0);
    await panel.close();
  });

  it('of another row take the place of those that are open, and the keyboard with them', async () => {
    const panel = await opened();
    await panel.line('ingress:checkout/cron').focus();
    await explain(panel);
    await panel.line('ingress:checkout/worker').focus();
    const answer = walkAnswer();
    if (answer.kind !== 'walk') throw new Error('The sample is a walk.');
    const worker = { ...answer.walk, from: 'checkout/worker' };
    await panel.post({ type: 'walk', answer: { kind: 'walk', walk: worker } });
    const pane = panel.page.getByRole('region', { name: /Why: checkout\/worker to payments\/api/ });
    expect(await pane.evaluate((element) => element === document.activeElement)).toBe(true);
    await panel.post({ type: 'walk', answer: undefined });
    expect(await panel.activeLine()).toBe('ingress:checkout/worker');
    await panel.close();
  });

  it('open by a click, while its links and Control and Enter lead to the line at once', async () => {
    const panel = await opened();
    await panel.line('ingress:checkout/cron').getByText('CronJob').click();
    expect((await panel.sent()).at(-1)).toEqual({ type: 'why', ...cronQuestion });
    await panel.line('ingress:checkout/cron').press('Control+Enter');
    expect((await panel.sent()).at(-1)).toEqual({ type: 'open', link: link('payments.yaml:24') });
    await panel.close();
  });

  it('are numbered through both sides, and named in words beside their signs', async () => {
    const panel = await opened();
    await explain(panel);
    const pane = panel.page.locator('.why');
    expect(await pane.locator('ol').nth(1).getAttribute('start')).toBe('2');
    expect(await pane.locator('.step').nth(2).textContent()).toContain('stops it: No rule of this policy');
    expect(await pane.getByRole('status').textContent()).toContain('Denied');
    const row = panel.line('ingress:checkout/cron');
    expect(await row.getAttribute('aria-current')).toBe('true');
    await panel.close();
  });

  it('of several cases are told one by one', async () => {
    const panel = await opened();
    const other = {
      ...deniedCase,
      id: 'b',
      from: 'checkout/worker',
      verdict: 'allowed',
      word: 'Allowed',
    } as const;
    await panel.post({ type: 'walk', answer: walkAnswer([deniedCase, other]) });
    const pane = panel.page.locator('.why');
    expect(await pane.getByRole('status').textContent()).toContain('2 cases fare differently');
    await pane.locator('summary').nth(1).click();
    await pane.locator('details[open] .step').first().waitFor();
    await panel.shot('why-cases', false);
    await panel.close();
  });

  it('say why there are none, and never take the keyboard from the editor', async () => {
    const panel = await opened();
    await panel.post({
      type: 'walk',
      answer: { kind: 'nothing', question: cronQuestion, message: 'What this was about is gone.' },
    });
    await panel.page.getByText('What this was about is gone.').waitFor();
    expect(await panel.page.evaluate('document.activeElement === document.body')).toBe(true);
    await panel.page.getByRole('button', { name: 'Close the reasons' }).click();
    expect((await panel.sent()).at(-1)).toEqual({ type: 'closeWhy' });
    await panel.close();
  });

  it.each([
    ['the editor', 'document.hasFocus = () => false'],
    ['another part of the panel', 'document.querySelector("header button").focus()'],
  ])('leave the keyboard where it has gone meanwhile: %s', async (_where, goes) => {
    const panel = await opened();
    await panel.line('ingress:checkout/cron').focus();
    await explain(panel);
    await panel.page.evaluate(goes);
    await panel.post({ type: 'panel', state: unpinned }, { type: 'walk', answer: undefined });
    await panel.page.locator('.why').waitFor({ state: 'detached' });
    expect(await panel.activeLine()).not.toBe('ingress:checkout/cron');
    await panel.close();
  });

  it('names in them are text and never markup', async () => {
    const panel = await opened();
    const name = '<img src=x onerror=alert(1)>';
    const answer = walkAnswer([
      { ...deniedCase, from: name, conclusion: [name] },
      { ...deniedCase, id: name },
    ]);
    await panel.post({ type: 'walk', answer });
    await panel.page.locator('.why summary', { hasText: name }).waitFor();
    expect(await panel.page.locator('img').count()).toBe(0);
    expect(panel.troubles).toEqual([]);
    await panel.close();
  });

  it('the rows that the line at the cursor decides are marked in words, and another line marks others', async () => {
    const panel = await opened();
    const marked = panel.page.locator('.decided');
    await panel.post({ type: 'decided', rows: [{ lane: 'ingress', row: 'checkout/cron' }] });
    expect(await marked.count()).toBe(1);
    expect(await panel.line('ingress:checkout/cron').textContent()).toContain('decided at the cursor');
    await panel.post({ type: 'decided', rows: [] });
    expect(await marked.count()).toBe(0);
    await panel.close();
  });

  it.each(themeNames)('axe finds nothing in them, and they are drawn well: %s', async (theme) => {
    const panel = await opened({ theme, reducedMotion: true });
    await panel.line('ingress:checkout/cron').focus();
    await panel.post({ type: 'decided', rows: [{ lane: 'ingress', row: 'checkout/worker' }] });
    await explain(panel);
    expect(await violations(panel)).toEqual([]);
    await panel.shot(`why-wide-${theme}`, false);
    await panel.page.setViewportSize({ width: 320, height: 900 });
    await panel.shot(`why-narrow-${theme}`);
    const sideways = await panel.page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(sideways).toBeLessThanOrEqual(0);
    await panel.close();
  });
});
