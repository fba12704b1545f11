import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleModel, whole, withVerdicts } from '../client/support/models.ts';
import { violations } from './support/axe.ts';
import { type PageOptions, PanelBrowser, unpinned } from './support/panelPage.ts';

interface Look extends PageOptions {
  readonly name: string;
}

const looks: readonly Look[] = [
  { name: 'wide-dark', theme: 'dark' },
  { name: 'wide-light', theme: 'light' },
  { name: 'wide-high-contrast', theme: 'high-contrast' },
  { name: 'wide-high-contrast-light', theme: 'high-contrast-light' },
  { name: 'half-dark', theme: 'dark', width: 640 },
  { name: 'narrow-light', theme: 'light', width: 320 },
  { name: 'forced-colors', theme: 'dark', forcedColors: true },
];

describe('the panel’s look', () => {
  let browser: PanelBrowser;

  beforeAll(async () => {
    browser = await PanelBrowser.start();
  }, 60_000);

  afterAll(() => browser?.stop());

  it('has a sign in its font for each that its style sheets show', async () => {
    const panel = await browser.open();
    await panel.page.evaluate("document.fonts.load('16px codicon')");
    const widths = await panel.page.evaluate(() => {
      const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
      const signs = rules.flatMap((rule) => /content: "([\ue000-\uf8ff])"/.exec(rule.cssText)?.[1] ?? []);
      const context = document.createElement('canvas').getContext('2d');
      if (context === null) return [];
      context.font = '16px codicon, monospace';
      return signs.map((sign) => [
        sign.codePointAt(0)?.toString(16),
        Math.round(context.measureText(sign).width),
      ]);
    });
    expect(widths.length).toBeGreaterThan(10);
    expect(widths.filter(([, width]) => width !== 16)).toEqual([]);
    await panel.close();
  });

  it.each(looks)(
    'draws without trouble and without sideways scrolling: $name',
    async ({ name, ...options }) => {
      const panel = await browser.open(options);
      await panel.post(
        { type: 'panel', state: unpinned },
        { type: 'changed', changed: whole(1, sampleModel()) },
        {
          type: 'changed',
          changed: whole(
            2,
            withVerdicts(sampleModel(), { 'checkout/worker': 'denied', 'checkout/cron': 'allowed' }),
          ),
        },
      );
      await panel.page.getByText('Everything else').waitFor();
      await panel.shot(name);
      const sideways = await panel.page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect(sideways).toBeLessThanOrEqual(0);
      await panel.page.getByRole('button', { name: 'Table' }).click();
      await panel.page.getByRole('table').first().waitFor();
      await panel.shot(`${name}-table`);
      expect(panel.troubles).toEqual([]);
      await panel.close();
    },
  );

  it.each([
    [1000, 'beside', 'beside', 'beside'],
    [640, 'above', 'beside', 'below'],
    [420, 'above', 'above', 'beside'],
    [320, 'above', 'above', 'below'],
  ] as const)(
    '%i pixels wide: the subject is %s the sides, one side %s the other, ports %s the names',
    async (width, subject, sides, ports) => {
      const panel = await browser.open({ width });
      await panel.post({ type: 'changed', changed: whole(1, sampleModel()) });
      const box = async (selector: string) => {
        const found = await panel.page.locator(selector).first().boundingBox();
        if (found === null) throw new Error(`nothing is drawn for ${selector}`);
        return found;
      };
      const [middle, left, right] = [
        await box('.subject'),
        await box('.lane-ingress'),
        await box('.lane-egress'),
      ];
      expect(middle.y + middle.height <= left.y ? 'above' : 'beside').toBe(subject);
      expect(left.y + left.height <= right.y ? 'above' : 'beside').toBe(sides);
      const [who, chips] = [await box('.row .who'), await box('.row .chips')];
      expect(who.y + who.height <= chips.y ? 'below' : 'beside').toBe(ports);
      await panel.close();
    },
  );

  it('takes the system’s own colours where they are forced: text, signs, links, the chosen tab, where the keyboard is', async () => {
    const panel = await browser.open({ theme: 'dark', forcedColors: true });
    await panel.post(
      { type: 'panel', state: unpinned },
      { type: 'changed', changed: whole(1, sampleModel()) },
      { type: 'changed', changed: whole(2, withVerdicts(sampleModel(), { 'checkout/worker': 'denied' })) },
    );
    await panel.line('ingress:checkout/worker').press('ArrowDown');
    await panel.page.keyboard.press('ArrowUp');
    const looks = await panel.page.evaluate(() => {
      const of = (selector: string): CSSStyleDeclaration => {
        const found = document.querySelector(selector);
        if (found === null) throw new Error(`nothing is drawn for ${selector}`);
        return getComputedStyle(found);
      };
      const system = (name: string): string => {
        const probe = document.body.appendChild(document.createElement('p'));
        probe.style.forcedColorAdjust = 'none';
        probe.style.color = name;
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      };
      const names = ['Canvas', 'CanvasText', 'LinkText', 'Highlight'];
      const named = (colour: string) => names.find((name) => system(name) === colour) ?? colour;
      return {
        text: named(of('.row .who').color),
        allowed: named(of('.verdict-allowed .icon').color),
        denied: named(of('.verdict-denied .icon').color),
        link: named(of('.link').color),
        chosen: named(of('[role=tab][aria-selected=true]').borderBottomColor),
        other: named(of('[role=tab][aria-selected=false]').borderBottomColor),
        changed: named(of('.changed').borderInlineStartColor),
        keyboard: named(of('[role=treeitem]:focus-visible').outlineColor),
        outline: of('[role=treeitem]:focus-visible').outlineStyle,
      };
    });
    expect(looks).toEqual({
      text: 'CanvasText',
      allowed: 'CanvasText',
      denied: 'CanvasText',
      link: 'LinkText',
      chosen: 'CanvasText',
      other: 'Canvas',
      changed: 'CanvasText',
      keyboard: 'Highlight',
      outline: 'solid',
    });
    expect(await violations(panel)).toEqual([]);
    await panel.close();
  });

  it('goes on with what a sign means in the line of its word', async () => {
    const panel = await browser.open({ width: 420 });
    await panel.post({ type: 'changed', changed: whole(1, sampleModel()) });
    const entries = panel.page.locator('.legend dl > div');
    expect(await entries.count()).toBe(4);
    const apart = await entries.evaluateAll(
      (all) =>
        all.filter((entry) => {
          const [word, meaning] = ['dt', 'dd'].map((name) => entry.querySelector(name)?.getClientRects()[0]);
          return word === undefined || meaning === undefined || meaning.top >= word.bottom;
        }).length,
    );
    expect(apart).toBe(0);
    await panel.close();
  });

  it('keeps a bracket with the link behind it, and one with the link before it', async () => {
    const panel = await browser.open();
    await panel.post({ type: 'changed', changed: whole(1, sampleModel()) });
    const together = panel.page.locator('.lane-ingress .summary .together');
    expect((await together.allInnerTexts()).map((text) => text.replace(/[^().]+/g, ''))).toEqual([
      '(.',
      '.).',
    ]);
    for (let width = 300; width < 420; width += 6) {
      await panel.page.setViewportSize({ width, height: 600 });
      for (const part of await together.all()) {
        const [both, link] = [await part.boundingBox(), await part.getByRole('button').boundingBox()];
        expect(both?.height).toBeLessThan((link?.height ?? 0) * 1.5);
      }
    }
    await panel.close();
  });

  it('is usable at 200 % zoom', async () => {
    // 640 pixels at 200 % are 320 of the page's own.
    const panel = await browser.open({ width: 320, height: 400 });
    await panel.post({ type: 'changed', changed: whole(1, sampleModel()) });
    const position = await panel.page
      .locator('header')
      .evaluate((header) => getComputedStyle(header).position);
    expect(position).toBe('static');
    await panel.close();
  });

  it('shows the states without a model', async () => {
    const panel = await browser.open({ height: 300 });
    await panel.page.getByText('Reading the files. The picture comes by itself.').waitFor();
    const lasting = panel.page.getByText('This takes longer than usual');
    const log = panel.page.getByRole('button', { name: 'Show the log' });
    expect(await lasting.isVisible()).toBe(false);
    // where it lasts
    await lasting.waitFor({ timeout: 20_000 });
    await panel.shot('loading', false);
    await log.click();
    expect((await panel.sent()).at(-1)).toEqual({ type: 'showLog' });
    await panel.post({
      type: 'changed',
      changed: {
        subscription: 's',
        revision: 1,
        change: { kind: 'nothing', message: 'No policy or workload is at the cursor.' },
      },
    });
    await panel.page.getByText('No policy or workload is at the cursor.').waitFor();
    await panel.shot('nothing', false);
    await panel.post({
      type: 'problem',
      message: 'The Policy Lens language server is not running.',
    });
    await panel.page.getByRole('button', { name: 'Restart the language server' }).click();
    await panel.shot('problem', false);
    await panel.post(
      { type: 'changed', changed: whole(2, sampleModel()) },
      { type: 'problem', message: 'The Policy Lens language server is not running.' },
    );
    await panel.page.getByText(/As of .*: edits after that are not in it/).waitFor();
    await panel.line('ingress:monitoring/prometheus').waitFor();
    await panel.shot('problem-old-picture', false);
    expect(await panel.sent()).toContainEqual({ type: 'restartServer' });
    expect(panel.troubles).toEqual([]);
    await panel.close();
  });
});
