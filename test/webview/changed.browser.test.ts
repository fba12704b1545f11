import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedModel, sampleModel, whole } from '../client/support/models.ts';
import { violations } from './support/axe.ts';
import { PanelBrowser, unpinned } from './support/panelPage.ts';
import { themeNames } from './support/themes.ts';

const against = { ...unpinned, baseline: { name: 'HEAD', state: { kind: 'commit' } } } as const;
const atOpening = {
  ...unpinned,
  baseline: { name: 'the text at opening', state: { kind: 'opened' } },
} as const;

describe('the panel that is compared with another state', () => {
  let browser: PanelBrowser;

  beforeAll(async () => {
    browser = await PanelBrowser.start();
  }, 60_000);

  afterAll(() => browser?.stop());

  it.each(themeNames)(
    'says of each row what it was and what it is, without trouble for axe: %s',
    async (theme) => {
      const panel = await browser.open({ theme, reducedMotion: true });
      await panel.post(
        { type: 'panel', state: against },
        { type: 'changed', changed: whole(1, changedModel()) },
      );
      const line = panel.line('ingress:lost/cron');
      const words = (await line.innerText()).replaceAll(/\s+/g, ' ');
      expect(words).toContain('was Allowed (8080 http, 9090 metrics), now Denied');
      await panel.shot(`changed-${theme}`);
      expect(await violations(panel)).toEqual([]);
      await panel.page.getByRole('button', { name: 'Table' }).click();
      await panel.page.getByRole('cell', { name: 'was Denied, now Allowed' }).waitFor();
      expect(await violations(panel)).toEqual([]);
      await panel.close();
    },
    30_000,
  );

  it('has the changes first and no sideways scrolling at 320 pixels', async () => {
    const panel = await browser.open({ theme: 'light', width: 320 });
    await panel.post(
      { type: 'panel', state: atOpening },
      { type: 'changed', changed: whole(1, changedModel()) },
    );
    await panel.page.getByText('Newly allowed').waitFor();
    const topOf = async (part: string) => (await panel.page.locator(part).boundingBox())?.y ?? 0;
    // the changes before what is known of the object
    expect(await topOf('.lane-egress')).toBeLessThan(await topOf('.subject'));
    // the name of the object has room beside the button that says what is compared with
    const heading = (await panel.page.getByRole('heading', { level: 1 }).boundingBox())?.width ?? 0;
    expect(heading).toBeGreaterThan(120);
    // and all buttons stand in one line
    const buttons = panel.page.locator('header .action');
    const tops = await buttons.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
    // each as its sign, whose words are its name
    const sign = panel.page.getByRole('button', { name: 'Stay here' });
    expect(await sign.count()).toBe(1);
    expect(await sign.getByText('Stay here').isVisible()).toBe(false);
    await panel.shot('changed-narrow');
    const sideways = await panel.page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(sideways).toBeLessThanOrEqual(0);
    await panel.close();
  });

  it('lets its user choose the state, by the keyboard too, and names it', async () => {
    const panel = await browser.open();
    await panel.post(
      { type: 'panel', state: unpinned },
      { type: 'changed', changed: whole(1, sampleModel()) },
    );
    const button = panel.page.getByRole('button', { name: 'Changes…' });
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    await button.press('Enter');
    expect(await panel.sent()).toContainEqual({ type: 'chooseBaseline' });
    await panel.post({ type: 'panel', state: against });
    const pressed = panel.page.getByRole('button', { name: 'Against HEAD' });
    expect(await pressed.getAttribute('aria-pressed')).toBe('true');
    await panel.close();
  });

  it('tells nothing of the other picture as if an edit had changed it', async () => {
    const panel = await browser.open();
    await panel.post(
      { type: 'changed', changed: whole(1, sampleModel()) },
      { type: 'changed', changed: whole(2, changedModel()) },
    );
    await panel.page.getByText('Newly allowed').waitFor();
    expect(await panel.page.locator('.changes').innerText()).toBe('');
    await panel.close();
  });
});
