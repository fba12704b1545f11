import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleModel, whole, withVerdicts } from '../client/support/models.ts';
import { violations } from './support/axe.ts';
import { PanelBrowser, unpinned } from './support/panelPage.ts';
import { themeNames } from './support/themes.ts';

describe('accessibility of the panel', () => {
  let browser: PanelBrowser;

  beforeAll(async () => {
    browser = await PanelBrowser.start();
  }, 60_000);

  afterAll(() => browser?.stop());

  it.each(themeNames)(
    'axe finds nothing in lanes and table: %s',
    async (theme) => {
      // Without motion, so that no colour is measured half-way through a fade.
      const panel = await browser.open({ theme, reducedMotion: true });
      await panel.post(
        { type: 'panel', state: { ...unpinned, pinned: true } },
        { type: 'changed', changed: whole(1, sampleModel()) },
        { type: 'changed', changed: whole(2, withVerdicts(sampleModel(), { 'checkout/worker': 'denied' })) },
      );
      await panel.line('ingress:ingress/rest').press('ArrowRight');
      await panel.page.getByText('frontend/blog').waitFor();
      await panel.page
        .getByRole('list', { name: 'What stands in the way of a full answer' })
        .getByRole('button', { name: 'broken.yaml:7' })
        .waitFor();
      expect(await violations(panel)).toEqual([]);
      await panel.page.getByRole('button', { name: 'Table' }).click();
      await panel.page.getByRole('table').first().waitFor();
      expect(await violations(panel)).toEqual([]);
      await panel.close();
    },
    30_000,
  );

  it('axe finds nothing where there is no model, or one that is old', async () => {
    const panel = await browser.open();
    expect(await violations(panel)).toEqual([]);
    await panel.post({ type: 'problem', message: 'The language server is not running.' });
    expect(await violations(panel)).toEqual([]);
    await panel.post(
      { type: 'changed', changed: whole(1, sampleModel()) },
      { type: 'problem', message: 'The language server is not running.' },
    );
    await panel.page.getByText(/As of .*: edits/).waitFor();
    expect(await violations(panel)).toEqual([]);
    await panel.close();
  });

  it.each(themeNames)('shows where the keyboard is, wherever it goes: %s', async (theme) => {
    const panel = await browser.open({ theme });
    await panel.post(
      { type: 'panel', state: unpinned },
      { type: 'changed', changed: whole(1, sampleModel()) },
    );
    const unseen: string[] = [];
    const roles = new Set<string>();
    for (let stop = 0; stop < 40; stop++) {
      await panel.page.keyboard.press('Tab');
      const found = await panel.page.evaluate(() => {
        const { activeElement: active } = document;
        if (active === null || active === document.body) return undefined;
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(active);
        const isSeen =
          outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && !outlineColor.endsWith(', 0)');
        return { isSeen, role: active.getAttribute('role') ?? active.tagName, html: active.outerHTML };
      });
      if (found === undefined) break;
      roles.add(found.role);
      if (!found.isSeen) unseen.push(found.html.slice(0, 100));
    }
    // through all of it, and out again
    expect([...roles].sort()).toEqual(['BUTTON', 'tab', 'treeitem']);
    expect(unseen).toEqual([]);
    await panel.close();
  });

  it('says in words what a line shows', async () => {
    const panel = await browser.open();
    await panel.post({ type: 'changed', changed: whole(1, sampleModel()) });
    const line = panel.line('ingress:monitoring/prometheus');
    expect((await line.innerText()).replaceAll(/\s+/g, ' ')).toContain('Some ports');
    const name = await line.evaluate((element) => element.textContent);
    expect(name).toContain('8080 http Allowed');
    expect(name).toContain('9090 metrics Denied');
    expect(await line.getAttribute('aria-level')).toBe('2');
    const halfOpen = panel.line('ingress:frontend/admin');
    await halfOpen.getByText('stopped where it leaves').waitFor();
    expect(await halfOpen.locator('.way .run').count()).toBe(2);
    await panel.close();
  });

  it('announces politely what an edit changed, and nothing for a first model', async () => {
    const panel = await browser.open();
    const region = panel.page.locator('.changes[role=status]');
    await panel.post({ type: 'changed', changed: whole(1, sampleModel()) });
    expect(await region.textContent()).toBe('');
    await panel.post({
      type: 'changed',
      changed: whole(
        2,
        withVerdicts(sampleModel(), { 'checkout/worker': 'denied', 'payments/db': 'denied' }),
      ),
    });
    expect(await region.textContent()).toBe(
      'Last edit: Who can reach it: worker (checkout) is now denied, was allowed. What it can reach: db (payments) is now denied, was allowed.',
    );
    await panel.close();
  });

  it.each([
    { reducedMotion: true, animation: 'none' },
    { reducedMotion: false, animation: 'fade' },
  ])(
    'marks what changed by a word, and moves only where that is welcome: $animation',
    async ({ reducedMotion, animation }) => {
      const panel = await browser.open({ reducedMotion });
      await panel.post(
        { type: 'changed', changed: whole(1, sampleModel()) },
        { type: 'changed', changed: whole(2, withVerdicts(sampleModel(), { 'checkout/worker': 'denied' })) },
      );
      const line = panel.line('ingress:checkout/worker');
      await line.getByText('was allowed').waitFor();
      expect(await line.evaluate((element) => getComputedStyle(element).animationName)).toBe(animation);
      await panel.close();
    },
  );
});
