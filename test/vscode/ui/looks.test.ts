import { describe, expect, it } from 'vitest';
import { violations } from '../../webview/support/axe.ts';
import { frameOf, sidewaysIn } from '../workbench/panel.ts';
import { sampleWorkspace } from '../workbench/sample.ts';
import { themes } from '../workbench/themes.ts';
import { useSession } from '../workbench/useSession.ts';

/** The window is so wide that the panel beside an editor has much room, or the 320 pixels of a phone. */
const widths = { wide: 1700, narrow: 700 } as const;

/** Every view in every theme, wide and narrow: nothing for axe to object to, nothing that has to be scrolled sideways. */
describe('the panel in the real workbench', () => {
  const session = useSession({ folder: sampleWorkspace, viewport: { width: widths.wide, height: 1000 } });
  const panel = () => session().workbench.panel();
  const tab = (name: string) => panel().getByRole('tab', { name }).click();

  /** How each view comes about, from the one before it. */
  const views: readonly { readonly name: string; readonly show: () => Promise<void> }[] = [
    {
      name: 'policy',
      show: async () => {
        await panel().getByRole('heading', { name: 'payments/gateway' }).waitFor();
      },
    },
    {
      name: 'why',
      show: async () => {
        const row = panel().locator('.lane-ingress [role=treeitem]', { hasText: 'orders' }).first();
        await row.press('Enter');
        await panel()
          .getByRole('region', { name: /^Why: / })
          .waitFor();
      },
    },
    {
      name: 'table',
      show: async () => {
        await panel().getByRole('button', { name: 'Close the reasons' }).click();
        await panel().getByRole('button', { name: 'Table' }).click();
        await panel().getByRole('table').first().waitFor();
      },
    },
    {
      name: 'rule',
      show: async () => {
        const { workbench } = session();
        await panel().getByRole('button', { name: 'Table' }).click();
        await workbench.focusEditor();
        await workbench.goTo(14, 7);
        await panel().getByText('Whom this rule lets in').waitFor();
      },
    },
    {
      name: 'label',
      show: async () => {
        const { workbench } = session();
        await workbench.focusEditor();
        await workbench.goTo(9, 9);
        await panel().getByRole('heading', { name: 'app=gateway' }).waitFor();
      },
    },
    {
      name: 'matrix',
      show: async () => {
        await tab('Matrix');
        const cell = panel()
          .getByRole('gridcell', { name: /^checkout\/orders to payments\/gateway/ })
          .first();
        await cell.click();
        await panel().getByRole('button', { name: 'Why?' }).waitFor();
      },
    },
    {
      name: 'changes',
      show: async () => {
        const { workbench } = session();
        await tab('In and Out');
        await workbench.focusEditor();
        await workbench.replaceLine(35, '              app: nobody');
        await workbench.goTo(4, 5);
        await panel().getByRole('button', { name: 'Changes…' }).click();
        const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
        await rows.filter({ hasText: 'The text at opening' }).click();
        await panel().getByText('1 connection lost against the text at opening.').waitFor();
      },
    },
    {
      name: 'changed-matrix',
      show: async () => {
        await tab('Matrix');
        await panel()
          .getByRole('gridcell', { name: /^payments\/gateway to payments\/ledger: .*; was allowed/ })
          .waitFor();
      },
    },
    {
      name: 'try',
      show: async () => {
        await tab('Try a Connection');
        const from = panel().getByRole('combobox', { name: 'From' });
        await from.fill('orders');
        await panel()
          .getByRole('option', { name: /checkout\/orders/ })
          .first()
          .click();
        await panel().getByRole('combobox', { name: 'To' }).fill('payments/gateway[Deployment]');
        await panel().getByRole('button', { name: 'Try', exact: true }).click();
        await panel()
          .getByRole('region', { name: /^Why: / })
          .waitFor();
      },
    },
  ];

  it('is opened', async () => {
    const { workbench } = session();
    await workbench.openFile('payments/policies/gateway.yaml');
    await workbench.goTo(4, 5);
    await workbench.command('Policy Lens: Open Preview to the Side');
    await panel().getByRole('heading', { name: 'payments/gateway' }).waitFor();
    // the side bar would take the room
    await workbench.press('Control+B');
  });

  it.each(views)(
    'shows the $name in every theme and width',
    async ({ name, show }) => {
      const { workbench } = session();
      await show();
      for (const { label } of themes) {
        await workbench.chooseTheme(label);
        for (const [width, pixels] of Object.entries(widths)) {
          await workbench.page.setViewportSize({ width: pixels, height: 1000 });
          const frame = await frameOf(panel());
          const isNarrow = width === 'narrow';
          await expect.poll(() => frame.evaluate(() => innerWidth < 400)).toBe(isNarrow);
          await workbench.screenshot(`look-${name}-${label.toLowerCase().replaceAll(' ', '-')}-${width}`);
          const where = { name, label, width };
          expect({ ...where, found: await violations({ page: frame }) }).toEqual({ ...where, found: [] });
          const sideways = await sidewaysIn(frame);
          expect({ ...where, sideways }).toEqual({ ...where, sideways: 0 });
        }
        await workbench.page.setViewportSize({ width: widths.wide, height: 1000 });
      }
    },
    240_000,
  );
});
