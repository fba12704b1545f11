import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  largeMatrix,
  namespace,
  sampleMatrix,
  wholeMatrix,
  withBlock,
} from '../client/support/matrixModels.ts';
import { violations } from './support/axe.ts';
import { type PageOptions, PanelBrowser, type PanelPage, unpinned } from './support/panelPage.ts';
import { themeNames } from './support/themes.ts';

const onMatrix = { ...unpinned, view: 'matrix' as const };

const [web, api] = ['shop/web[Deployment]', 'payments/api[Deployment]'];
const detail = {
  type: 'cell' as const,
  from: web,
  to: api,
  cell: {
    from: web,
    to: api,
    title: 'shop/web to payments/api',
    verdict: 'some' as const,
    word: 'Some ports: TCP 8080, 9090',
    chips: [{ verdict: 'allowed' as const, text: '8080 http' }],
    reason: [
      'leaves freely · let in by ',
      {
        link: {
          text: 'payments.yaml:12',
          uri: 'file:///payments.yaml',
          range: { start: { line: 11, character: 0 }, end: { line: 11, character: 0 } },
        },
      },
    ],
  },
};

describe('the matrix in the panel', () => {
  let browser: PanelBrowser;

  beforeAll(async () => {
    browser = await PanelBrowser.start();
  }, 60_000);

  afterAll(() => browser?.stop());

  const opened = async (model = sampleMatrix(), options: PageOptions = {}): Promise<PanelPage> => {
    const panel = await browser.open(options);
    await panel.post({ type: 'panel', state: onMatrix }, { type: 'matrix', changed: wholeMatrix(1, model) });
    await panel.page.getByRole('grid').waitFor();
    return panel;
  };

  /** What has the keyboard, as a screen reader names it. */
  const active = (panel: PanelPage): Promise<string> =>
    panel.page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );

  const press = async (panel: PanelPage, ...keys: readonly string[]): Promise<string> => {
    for (const key of keys) await panel.page.keyboard.press(key);
    return active(panel);
  };

  it.each([
    { name: 'wide-dark', theme: 'dark' },
    { name: 'wide-light', theme: 'light' },
    { name: 'wide-high-contrast', theme: 'high-contrast' },
    { name: 'wide-high-contrast-light', theme: 'high-contrast-light' },
    { name: 'narrow-light', theme: 'light', width: 320, height: 700 },
    { name: 'narrow-dark', theme: 'dark', width: 420, height: 700 },
    { name: 'forced-colors', theme: 'dark', forcedColors: true },
  ] as const)(
    'draws without trouble and without sideways scrolling, and axe finds nothing: $name',
    async ({ name, ...options }) => {
      const panel = await opened(sampleMatrix(), options);
      const unfold = panel.page.getByRole('button', { name: 'Filters' });
      if ('width' in options) await unfold.click();
      await panel.page.getByRole('button', { name: 'One side only' }).click();
      expect(await violations(panel)).toEqual([]);
      await panel.page.getByRole('button', { name: 'One side only' }).click();
      if ('width' in options) await unfold.click();
      await panel.page.getByRole('gridcell', { name: /^shop\/web to payments\/api: / }).click();
      await panel.post(detail);
      await panel.page.getByText('leaves freely').waitFor();
      await panel.shot(`matrix-${name}`);
      const sideways = await panel.page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect(sideways).toBeLessThanOrEqual(0);
      expect(await violations(panel)).toEqual([]);
      expect(panel.troubles).toEqual([]);
      await panel.close();
    },
  );

  it.each([
    { name: 'narrow', width: 320, height: 700, most: 0.25 },
    { name: 'zoomed', width: 350, height: 400, most: 0.45 },
  ])('begins high up where there is little room, its filters folded: $name', async (place) => {
    const panel = await opened(sampleMatrix(), place);
    const grid = await panel.page.getByRole('grid').boundingBox();
    expect(grid?.y).toBeLessThan(place.height * place.most);
    const filter = panel.page.getByRole('button', { name: 'One side only' });
    expect(await filter.isVisible()).toBe(false);
    const unfold = panel.page.getByRole('button', { name: 'Filters' });
    expect(await unfold.getAttribute('aria-expanded')).toBe('false');
    await unfold.press('Enter');
    await filter.click();
    expect(await unfold.getAttribute('aria-expanded')).toBe('true');
    await unfold.press('Enter');
    // What narrows the table is said while its filters are folded.
    expect((await unfold.innerText()).trim()).toBe('Filters (1)');
    await panel.shot(`matrix-${place.name}-folded`, false);
    await panel.close();
  });

  it('has all its filters in sight where there is room', async () => {
    const panel = await opened();
    expect(await panel.page.getByRole('button', { name: 'Filters' }).isVisible()).toBe(false);
    expect(await panel.page.getByRole('button', { name: 'One side only' }).isVisible()).toBe(true);
    await panel.close();
  });

  it('is a view beside the lanes: tabs that arrows walk, and that say what they want', async () => {
    const panel = await opened();
    await panel.page.getByRole('tab', { name: 'Matrix' }).focus();
    expect(await press(panel, 'ArrowLeft')).toBe('In and Out');
    expect((await panel.sent()).at(-1)).toEqual({ type: 'view', view: 'lanes' });
    await panel.post({ type: 'panel', state: unpinned });
    expect(await active(panel)).toBe('In and Out');
    expect(await panel.page.getByRole('tab', { selected: true }).textContent()).toBe('In and Out');
    await panel.close();
  });

  it('walks by keyboard: arrows, ends, type-ahead; one stop of the Tab key', async () => {
    const panel = await opened();
    await panel.page.getByRole('button', { name: 'Close all' }).focus();
    expect(await press(panel, 'Tab')).toMatch(/^payments to payments: /);
    expect(await press(panel, 'ArrowDown', 'ArrowRight')).toBe('payments/api to payments/api: itself');
    expect(await press(panel, 'End')).toBe('payments/api to any address: Allowed');
    expect(await press(panel, 'Home', 'ArrowLeft')).toBe('payments/api, Deployment');
    expect(await press(panel, 'w')).toBe('shop/web, Deployment');
    expect(await press(panel, 'ArrowRight', 'Control+End')).toBe(
      'any address to any address: outside the cluster',
    );
    expect(await press(panel, 'Control+Home', 'ArrowUp')).toBe('payments, 2 workloads');
    expect(await panel.page.locator('.grid [tabindex="0"]').count()).toBe(1);
    await panel.close();
  });

  it('opens and closes namespaces, and the reasons of a cell, by keyboard alone', async () => {
    const panel = await opened();
    await panel.page.getByRole('rowheader', { name: 'shop, 4 workloads' }).focus();
    await press(panel, 'Enter');
    expect(await panel.page.getByRole('rowheader', { name: 'shop/web, Deployment' }).count()).toBe(0);
    expect(await active(panel)).toBe('shop, 4 workloads');
    expect(
      await panel.page.getByRole('rowheader', { name: 'shop, 4 workloads' }).getAttribute('aria-expanded'),
    ).toBe('false');
    await press(panel, 'Enter', 'w', 'ArrowRight', 'ArrowRight', 'Enter');
    await expect.poll(async () => (await panel.sent()).at(-1)).toEqual({ type: 'cell', from: web, to: api });
    await panel.post(detail);
    expect(await panel.page.locator('.cell-detail .chip').allTextContents()).toEqual(['8080 http Allowed']);
    await press(panel, 'Tab', 'Enter');
    expect((await panel.sent()).at(-1)).toMatchObject({ type: 'open', link: { text: 'payments.yaml:12' } });
    await press(panel, 'Tab', 'Enter');
    expect((await panel.sent()).at(-1)).toEqual({ type: 'why', from: web, to: api });
    expect(await press(panel, 'Escape')).toMatch(/^shop\/web to payments\/api: Some ports/);
    expect(await panel.page.getByText('leaves freely').count()).toBe(0);
    await panel.close();
  });

  it('a cell of a closed namespace opens it, search and filters narrow it, and all that survives hiding', async () => {
    const closed = sampleMatrix();
    const groups = closed.groups.map((group) => ({ ...group, startsClosed: !group.isOutside }));
    const panel = await opened({ ...closed, groups });
    await panel.page.getByRole('gridcell', { name: /^shop to payments: 25% allowed, 8 connections/ }).click();
    await panel.page.getByRole('gridcell', { name: /^shop\/audit to payments\/db: One side only/ }).waitFor();
    await panel.page.getByLabel('From', { exact: true }).fill('shop');
    await panel.page.getByRole('button', { name: 'One side only' }).click();
    await panel.page.getByText('3 × 2').waitFor();
    await panel.page.getByRole('button', { name: 'To payments/db' }).click();
    const stored = await panel.stored();
    await panel.close();

    const again = await browser.open({ stored });
    await again.post({ type: 'matrix', changed: wholeMatrix(1, { ...closed, groups }) });
    expect(await again.page.getByRole('tab', { selected: true }).textContent()).toBe('Matrix');
    expect(await again.page.getByLabel('From', { exact: true }).inputValue()).toBe('shop');
    await again.page.getByText('3 × 2').waitFor();
    await again.page.getByLabel('To', { exact: true }).fill('nobody');
    await again.page.getByText('Nothing here matches.').waitFor();
    await again.page.getByRole('button', { name: 'Clear' }).click();
    await again.page.getByRole('gridcell', { name: /^shop\/web to shop\/admin/ }).waitFor();
    await again.close();
  });

  it('says politely what an edit changed, and asks anew what an open cell says', async () => {
    const panel = await opened();
    await panel.page.getByRole('gridcell', { name: /^shop\/web to payments\/api: / }).click();
    const cells = async () => (await panel.sent()).filter(({ type }) => type === 'cell').length;
    await expect.poll(cells).toBe(1);
    const edited = withBlock(sampleMatrix(), 'namespace/shop', 'namespace/payments', 'AA?..H');
    await panel.post({ type: 'matrix', changed: wholeMatrix(2, edited) });
    expect(await panel.page.locator('.changes[role=status]').textContent()).toBe(
      'Last edit: 1 connection now allowed',
    );
    expect(await active(panel)).toBe('shop/web to payments/api: Allowed');
    await expect.poll(cells).toBe(2);
    await panel.close();
  });

  it('marks what changed, says what it was, and shows the rows and columns of that alone', async () => {
    // nobody has a connection with itself, so that one mark is left of the two
    const change = {
      from: ['shop/web[Deployment]', 'payments/api[Deployment]'],
      to: ['payments/api[Deployment]'],
      what: 'lost' as const,
      text: 'was allowed on TCP 8080',
    };
    const panel = await opened({ ...sampleMatrix(), changes: { against: 'HEAD', list: [change] } });
    const cell = panel.page.getByRole('gridcell', { name: /was allowed on TCP 8080 in HEAD$/ });
    expect(await cell.count()).toBe(1);
    expect(await cell.evaluate((element) => getComputedStyle(element, '::after').content)).toBe('"−"');
    expect(await cell.getAttribute('aria-label')).toMatch(/^shop\/web to payments\/api: /);
    await panel.page.getByRole('button', { name: 'Changed', exact: true }).click();
    await panel.page.getByText('4 × 2').waitFor();
    await panel.close();
  });

  it('compared with a state that is chosen shows what is otherwise there, until all is wanted', async () => {
    const change = {
      from: ['shop/web[Deployment]'],
      to: ['payments/api[Deployment]'],
      what: 'lost' as const,
      text: 'was allowed on TCP 8080',
    };
    const panel = await opened();
    await panel.page.getByRole('button', { name: 'Changes…' }).press('Enter');
    expect((await panel.sent()).at(-1)).toEqual({ type: 'chooseBaseline' });
    const compared = {
      ...onMatrix,
      baseline: { name: 'test', state: { kind: 'environment' as const, id: 'test' } },
    };
    const against = (list: readonly (typeof change)[]) => ({
      ...sampleMatrix(),
      changes: { against: 'test', list },
    });
    await panel.post(
      { type: 'panel', state: compared },
      { type: 'matrix', changed: wholeMatrix(2, against([change])) },
    );
    await panel.page.getByRole('button', { name: 'Against test' }).waitFor();
    await panel.page.getByText('2 × 2').waitFor();
    await panel.post({ type: 'matrix', changed: wholeMatrix(3, against([])) });
    await panel.page.getByText('Nothing is otherwise than in test.').waitFor();
    await panel.post(
      { type: 'panel', state: onMatrix },
      { type: 'matrix', changed: wholeMatrix(4, sampleMatrix()) },
    );
    await panel.page.getByRole('gridcell', { name: /^shop\/web to payments\/api/ }).waitFor();
    await panel.close();
  });

  it('shows what is otherwise than in a state that was chosen in another view, and all again where that is wanted', async () => {
    const baseline = { name: 'test', state: { kind: 'environment' as const, id: 'test' } };
    const [compared, list] = [
      { ...onMatrix, baseline },
      [{ from: [web], to: [api], what: 'gained' as const, text: 'was denied' }],
    ];
    const model = { ...sampleMatrix(), changes: { against: 'test', list } };
    const panel = await browser.open();
    await panel.post({ type: 'panel', state: { ...compared, view: 'lanes' } });
    await panel.post({ type: 'panel', state: compared }, { type: 'matrix', changed: wholeMatrix(1, model) });
    await panel.page.getByText('2 × 2').waitFor();
    await panel.page.getByRole('button', { name: 'Changed', exact: true }).click();
    await panel.page.getByText('10 × 10').waitFor();
    const again = await browser.open({ stored: await panel.stored() });
    await again.post({ type: 'panel', state: compared }, { type: 'matrix', changed: wholeMatrix(1, model) });
    await again.page.getByText('10 × 10').waitFor();
    await again.close();
    await panel.close();
  });

  it('tells verdicts apart by sign and by shade, and a namespace’s cells by how much of it is allowed', async () => {
    const panel = await opened();
    const look = (name: RegExp) =>
      panel.page
        .getByRole('gridcell', { name })
        .first()
        .evaluate((cell) => {
          const { backgroundColor, backgroundImage } = getComputedStyle(cell);
          const sign = getComputedStyle(cell, '::before').content;
          return { sign, text: cell.textContent, shade: `${backgroundColor} ${backgroundImage}` };
        });
    const looks = [
      await look(/^payments\/api to shop\/web: Allowed/),
      await look(/^shop\/web to payments\/api: Some ports/),
      await look(/^shop\/audit to payments\/db: One side only/),
      await look(/^shop\/admin to payments\/api: Not known/),
      await look(/^payments\/db to payments\/api: Denied/),
      await look(/^shop to payments\/api: 25% allowed/),
      await look(/^payments to payments: 50% allowed/),
    ];
    expect(new Set(looks.slice(0, 5).map(({ sign }) => sign)).size).toBe(5);
    expect(new Set(looks.slice(0, 5).map(({ shade }) => shade)).size).toBe(5);
    expect(new Set(looks.slice(5).map(({ shade }) => shade)).size).toBe(2);
    expect(looks.slice(5).map(({ text }) => text)).toEqual(['25', '50']);
    await panel.close();
  });

  it.each(themeNames)('tells a filter that is chosen by a line, in %s', async (theme) => {
    const panel = await opened(sampleMatrix(), { theme });
    const filter = panel.page.getByRole('button', { name: 'Denied' });
    const line = () => filter.evaluate((button) => getComputedStyle(button).boxShadow);
    expect(await line()).toBe('none');
    await filter.click();
    await panel.page.getByRole('button', { name: 'Denied', pressed: true }).waitFor();
    expect(await line()).toContain('inset');
    await panel.close();
  });

  it('is taken along as it shows', async () => {
    const panel = await opened();
    await panel.page.getByLabel('From', { exact: true }).fill('web');
    await panel.page.getByRole('button', { name: 'Copy or Save…' }).click();
    await panel.post({ type: 'exportShown' });
    const wishes = (await panel.sent()).filter(({ type }) => type === 'exportMatrix');
    expect(wishes).toHaveLength(2);
    expect(wishes[0]).toMatchObject({ picture: { rows: [{ name: 'shop' }, { name: 'shop/web' }] } });
    await panel.close();
  });

  it('keeps names from manifests a text', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const sample = sampleMatrix();
    const groups = sample.groups.map((group) =>
      group.title === 'payments' ? { ...namespace(name, [['api'], [name]]), id: group.id } : group,
    );
    const panel = await opened({ ...sample, groups });
    await panel.page.getByRole('rowheader', { name: `${name}/${name}, Deployment` }).waitFor();
    expect(await panel.page.locator('img').count()).toBe(0);
    expect(panel.troubles).toEqual([]);
    await panel.close();
  });

  it('hides in a title what scrolls beneath it, also while its row is pointed at', async () => {
    const panel = await opened(sampleMatrix());
    await panel.page.getByRole('gridcell', { name: /^shop\/web to payments\/api: / }).hover();
    const title = panel.page.getByRole('rowheader', { name: /^shop\/web,/ });
    const ground = await title.evaluate((element) => {
      const { backgroundColor, backgroundImage } = getComputedStyle(element);
      return { backgroundColor, backgroundImage };
    });
    expect(ground.backgroundColor).toMatch(/^rgb\(/);
    expect(ground.backgroundImage).toContain('gradient');
    await panel.close();
  });

  it('draws of 1,000 by 1,000 only what is seen, and while it scrolls only what comes in', async () => {
    const panel = await opened(largeMatrix(1000, true));
    await panel.shot('matrix-large-closed', false);
    await panel.page.getByRole('button', { name: 'Open all' }).click();
    await panel.page.getByText('1,040 × 1,040').waitFor();
    const grid = panel.page.getByRole('grid');
    expect(await grid.getAttribute('aria-rowcount')).toBe('1041');
    // Twenty rows and thirty columns fit; some more are drawn around them.
    const count = () => panel.page.locator('.grid *').count();
    const atStart = await count();
    expect(atStart).toBeGreaterThan(500);
    expect(atStart).toBeLessThan(2500);
    await panel.shot('matrix-large-open', false);
    // Counts what is added while the grid scrolls a row at a time, through a hundred rows.
    const added = await panel.page.evaluate(async () => {
      const element = document.querySelector('.grid');
      if (element === null) return -1;
      let number = 0;
      const observer = new MutationObserver((changes) => {
        for (const { addedNodes } of changes) number += addedNodes.length;
      });
      observer.observe(element, { childList: true, subtree: true });
      for (let row = 1; row <= 100; row++) {
        element.scrollTop = row * 26;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
      observer.disconnect();
      return number;
    });
    // A new row comes as one node with its cells in it.
    expect(added).toBeGreaterThan(50);
    expect(added).toBeLessThan(200);
    expect(await count()).toBeLessThan(2500);
    await grid.locator('[tabindex="0"]').press('Control+End');
    expect(await active(panel)).toBe('team-39/service-999 to team-39/service-999: itself');
    expect(await count()).toBeLessThan(2500);
    await panel.close();
  }, 120_000);
});
