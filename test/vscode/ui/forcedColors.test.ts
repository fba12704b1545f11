import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../../webview/support/axe.ts';
import { frameOf } from '../workbench/panel.ts';
import { smallWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

describe('the panel in the system’s own colours', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1600, height: 1000 } });
  const panel = () => session().workbench.panel();
  /** The system's colours by their names. */
  const system = new Map<string, string>();

  /** The name of the system colour that a thing has; the colour itself where it has none of them. */
  const colourOf = async (
    thing: Locator,
    property: 'color' | 'outlineColor' | 'borderBottomColor' = 'color',
  ): Promise<string> => {
    const colour = await thing.evaluate((element, name) => getComputedStyle(element)[name], property);
    return nameOf(colour);
  };
  const nameOf = (colour: string) => [...system].find(([, other]) => other === colour)?.[0] ?? colour;
  const expectNoViolations = async () =>
    expect(await violations({ page: await frameOf(panel()) })).toEqual([]);

  beforeAll(async () => {
    const { workbench } = session();
    await workbench.openFile('policy.yaml');
    await workbench.goTo(4);
    await workbench.command('Policy Lens: Open Preview to the Side');
    await panel().getByRole('heading', { name: 'payments/api' }).waitFor();
    await workbench.page.emulateMedia({ forcedColors: 'active' });
    const body = panel().locator('body');
    expect(await body.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    for (const name of ['CanvasText', 'Canvas', 'LinkText', 'Highlight']) {
      const colour = await body.evaluate((element, wanted) => {
        const probe = element.appendChild(document.createElement('p'));
        probe.style.forcedColorAdjust = 'none';
        probe.style.color = wanted;
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      }, name);
      system.set(name, colour);
    }
    expect(new Set(system.values()).size).toBe(4);
  }, 120_000);

  it('has the text and the signs of the lanes in that of text, links in that of links, and shows where the keyboard is', async () => {
    const { workbench } = session();
    const row = panel()
      .getByRole('treeitem', { name: /^worker/ })
      .first();
    const verdict = row.locator('.verdict-allowed .icon').first();
    expect(await colourOf(verdict)).toBe('CanvasText');
    expect(await verdict.evaluate((sign) => getComputedStyle(sign, '::before').content)).toMatch(/^".+"$/);
    await row.getByText('Allowed').first().waitFor();
    expect(await colourOf(row.locator('.link').first())).toBe('LinkText');
    await row.press('ArrowUp');
    await row.page().keyboard.press('ArrowDown');
    const focused = panel().locator('[role=treeitem]:focus-visible');
    await focused.waitFor();
    expect(await focused.evaluate((line) => getComputedStyle(line).outlineStyle)).not.toBe('none');
    expect(await colourOf(focused, 'outlineColor')).not.toBe('Canvas');
    await workbench.screenshot('forced-lanes');
    await expectNoViolations();
  });

  it('tells the chosen tab and a pressed button by their lines', async () => {
    const tab = (name: string) => panel().getByRole('tab', { name });
    expect(await colourOf(tab('In and Out'), 'borderBottomColor')).toBe('CanvasText');
    expect(await colourOf(tab('Matrix'), 'borderBottomColor')).toBe('Canvas');
    const stay = panel().getByRole('button', { name: 'Stay here' });
    const before = await colourOf(stay, 'borderBottomColor');
    await stay.click();
    await expect.poll(() => stay.getAttribute('aria-pressed')).toBe('true');
    expect(await colourOf(stay, 'borderBottomColor')).toBe('Highlight');
    expect(before).not.toBe('Highlight');
    await stay.click();
  });

  it('has the reasons in them', async () => {
    const { workbench } = session();
    await panel()
      .getByRole('treeitem', { name: /^worker/ })
      .first()
      .press('Enter');
    const step = panel().locator('.why .step').first();
    await step.waitFor();
    expect(await colourOf(step)).toBe('CanvasText');
    await workbench.screenshot('forced-why');
    await expectNoViolations();
    await step.press('Escape');
  });

  it('has each sign of the matrix in that of text', async () => {
    const { workbench } = session();
    await panel().getByRole('tab', { name: 'Matrix' }).click();
    const cell = (words: RegExp) => panel().getByRole('gridcell', { name: words }).first();
    const signs = await Promise.all(
      [/^payments\/worker to payments\/api: Some ports/, /to payments\/api: Denied/].map((words) =>
        cell(words).evaluate((element) => {
          const { color, content } = getComputedStyle(element, '::before');
          return { color, content };
        }),
      ),
    );
    expect(signs.map(({ color }) => nameOf(color))).toEqual(['CanvasText', 'CanvasText']);
    expect(new Set(signs.map(({ content }) => content)).size).toBe(2);
    await workbench.screenshot('forced-matrix');
    await expectNoViolations();
  });

  it('has the view of a try in them', async () => {
    const { workbench } = session();
    await panel().getByRole('tab', { name: 'Try a Connection' }).click();
    const from = panel().getByRole('combobox', { name: 'From' });
    await from.pressSequentially('work');
    await panel()
      .getByRole('option', { name: /payments\/worker/ })
      .waitFor();
    expect(await colourOf(from, 'borderBottomColor')).not.toBe('Canvas');
    await workbench.screenshot('forced-try');
    await expectNoViolations();
  });
});
