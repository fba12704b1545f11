import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectMatrixLeft } from '../workbench/panel.ts';
import { sampleWorkspace } from '../workbench/sample.ts';
import { type Lasting, openLasting } from '../workbench/session.ts';
import type { Workbench } from '../workbench/workbench.ts';

const long = { timeout: 90_000 };

/** How long a browser's VS Code takes at most to note what it remembers, in milliseconds. */
const noting = 7000;

describe('VS Code that is ended and started again', () => {
  let lasting: Lasting | undefined;
  let workbench: Workbench;
  const panel = () => workbench.panel();
  const button = (name: string) => panel().getByRole('button', { name, exact: true });

  beforeAll(async () => {
    lasting = await openLasting({ folder: sampleWorkspace, viewport: { width: 1600, height: 1000 } });
    workbench = await lasting.open();
  }, 180_000);

  afterAll(() => lasting?.close());

  it('has the preview as it was left: its view, what it stays at, its search and the reasons beside it', async () => {
    await workbench.openFile('payments/policies/gateway.yaml');
    await workbench.goTo(4, 5);
    await workbench.command('Policy Lens: Show Connection Matrix');
    await button('Stay here').click();
    await panel().getByLabel('From', { exact: true }).fill('orders');
    await panel()
      .getByRole('gridcell', { name: /^checkout\/orders to payments\/gateway: / })
      .click();
    await button('Why?').click();
    await expectLeft();
    await workbench.page.waitForTimeout(noting);
    if (lasting === undefined) throw new Error('The workbench was not opened.');
    workbench = await lasting.restart();
    await expectLeft();
    await workbench.screenshot('restarted');
    // It is alive, and still stays where it is while the cursor moves.
    await workbench.focusEditor();
    await workbench.openFile('payments/ledger.yaml');
    await button('From payments/gateway').waitFor();
    await button('Stay here').click();
    await workbench.focusEditor();
    await workbench.goTo(2);
    await button('From payments/ledger').waitFor(long);
  }, 240_000);

  async function expectLeft(): Promise<void> {
    await expectMatrixLeft(panel());
    await panel()
      .getByRole('region', { name: /^Why: checkout\/orders to payments\/gateway/ })
      .waitFor(long);
  }
});
