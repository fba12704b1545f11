import { describe, expect, it } from 'vitest';
import { expectMatrixLeft } from '../workbench/panel.ts';
import { sampleWorkspace } from '../workbench/sample.ts';
import { copied, type Form, forms } from '../workbench/takeAlong.ts';
import { useSession } from '../workbench/useSession.ts';

const long = { timeout: 90_000 };

describe('the preview at home in the workbench', () => {
  const session = useSession({ folder: sampleWorkspace, viewport: { width: 1600, height: 1000 } });
  const panel = () => session().workbench.panel();
  const button = (name: string) => panel().getByRole('button', { name, exact: true });
  const rowHeader = (name: RegExp) => panel().getByRole('rowheader', { name });
  const cell = (name: RegExp) => panel().getByRole('gridcell', { name }).first();

  it('opens by the button in the title of the editor, on what is at the cursor', async () => {
    const { workbench } = session();
    await workbench.openFile('payments/policies/gateway.yaml');
    await workbench.goTo(4, 5);
    await workbench.page.locator('.editor-actions a[aria-label^="Open Preview"]').first().click();
    await panel().getByRole('heading', { name: 'payments/gateway' }).waitFor(long);
    await panel()
      .getByRole('treeitem', { name: /^orders.*Allowed/s })
      .waitFor();
  });

  it.each(Object.keys(forms) as readonly Form[])(
    'is taken along as %s: lanes, reasons, matrix',
    async (form) => {
      const { workbench } = session();
      const isIt = forms[form];
      const row = panel().getByRole('treeitem', { name: /^orders.*Allowed/s });
      const lanes = await copied(workbench, button('Copy or Save…'), form);
      expect(lanes).toMatch(isIt);
      expect(lanes).toContain('everyone else');
      await row.press('Enter');
      await panel()
        .getByRole('region', { name: /^Why: checkout\/orders/ })
        .waitFor();
      const reasons = await copied(workbench, button('Copy or save the reasons'), form);
      expect(reasons).toMatch(isIt);
      expect(reasons).toContain('gateway.yaml:15');
      await button('Close the reasons').click();
      await panel().getByRole('tab', { name: 'Matrix' }).click();
      await rowHeader(/^checkout\/orders,/).waitFor();
      const matrix = await copied(workbench, button('Copy or Save…'), form);
      expect(matrix).toMatch(isIt);
      expect(matrix).toContain('orders-db');
      await panel().getByRole('tab', { name: 'In and Out' }).click();
      await row.waitFor();
    },
  );

  it('opens a namespace of the matrix by a click, and of a cell its ports', async () => {
    const { workbench } = session();
    await panel().getByRole('tab', { name: 'Matrix' }).click();
    await button('Close all').click();
    await rowHeader(/^checkout\/orders,/).waitFor({ state: 'detached' });
    await rowHeader(/^checkout,/).click();
    await rowHeader(/^checkout\/orders,/).waitFor();
    await cell(/^checkout\/orders to payments: /).click();
    await cell(/^checkout\/orders to payments\/gateway: Some ports, TCP 8443/).click();
    await panel().locator('.cell-detail .chip', { hasText: '8443 https' }).waitFor();
    await workbench.screenshot('matrix-cell');
    await button('Close').click();
    await button('Open all').click();
  });

  it('narrows the matrix by what is typed and by each filter, and is taken along as it shows then', async () => {
    const { workbench } = session();
    const web = rowHeader(/^frontend\/web,/);
    const orders = rowHeader(/^checkout\/orders,/);
    const from = panel().getByLabel('From', { exact: true });
    await web.waitFor();
    await from.pressSequentially('orders');
    await web.waitFor({ state: 'detached' });
    await orders.waitFor();
    const csv = await copied(workbench, button('Copy or Save…'), 'CSV');
    expect(csv.split('\r\n').map((line) => line.split(',')[0])).toEqual([
      'from \\ to',
      'checkout',
      'checkout/orders',
      'checkout/orders-db',
      '',
    ]);
    await button('Clear').click();
    await web.waitFor();
    await button('One side only').click();
    await cell(/^checkout\/orders to checkout\/cart: One side only/).waitFor();
    await rowHeader(/^monitoring\/prometheus,/).waitFor({ state: 'detached' });
    await workbench.screenshot('matrix-half-open');
    await button('One side only').click();
    await button('From outside').click();
    await orders.waitFor({ state: 'detached' });
    await rowHeader(/^Outside the cluster/).waitFor();
    await button('From outside').click();
    await button('Denied').click();
    await cell(/^frontend\/web to payments\/gateway: Denied/).waitFor();
    await button('Denied').click();
    await button('From payments/gateway').click();
    await orders.waitFor({ state: 'detached' });
    await rowHeader(/^payments\/gateway,/).waitFor();
    await button('Clear').click();
  });

  it('is found as it was left after it was hidden', async () => {
    const { workbench } = session();
    await button('Stay here').click();
    await panel().getByLabel('From', { exact: true }).fill('orders');
    await expectMatrixLeft(panel());
    // beside the editor, over the panel
    await workbench.page.locator('.tab', { hasText: 'Connections: shop' }).click();
    await workbench.openFile('payments/ledger.yaml');
    await workbench.page.locator('iframe.webview.ready').waitFor({ state: 'hidden' });
    await workbench.page.locator('.tab.active', { hasText: 'ledger.yaml' }).hover();
    await workbench.page.locator('.tab.active a[aria-label^="Close"]').last().click();
    await expectMatrixLeft(panel());
  }, 120_000);

  it('is found as it was left after a reload of the window', async () => {
    const { workbench } = session();
    await workbench.reload();
    await workbench.ready();
    await expectMatrixLeft(panel());
    await workbench.screenshot('panel-reloaded');
    await workbench.focusEditor();
    await workbench.openFile('payments/ledger.yaml');
    await workbench.goTo(1);
    await button('From payments/gateway').waitFor();
    await button('Stay here').click();
    await workbench.focusEditor();
    await workbench.goTo(2);
    await button('From payments/ledger').waitFor(long);
  }, 180_000);

  it('asks nothing of another machine', () => {
    expect(session().outside).toEqual([]);
  });
});
