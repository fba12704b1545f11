import { describe, it } from 'vitest';
import { sampleWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

describe('lenses in a Git repository', () => {
  const session = useSession({ folder: sampleWorkspace, isCommitted: true });

  it('say above a policy that nothing has changed since the newest commit', async () => {
    const { workbench } = session();
    await workbench.openFile('payments/policies/gateway.yaml');
    await workbench.lens('No connection changed against HEAD').waitFor();
    await workbench.lens('between workloads allowed').waitFor();
  });

  it('count what the unsaved edit changes', async () => {
    const { workbench } = session();
    await workbench.replaceLine(35, '              app: nobody');
    await workbench.goTo(1);
    await workbench.lens('1 connection lost against HEAD').waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: '1 connection lost' }).waitFor();
    await workbench.screenshot('lenses');
  });

  it('lead to the connections that are lost', async () => {
    const { workbench } = session();
    await workbench.lens('1 connection lost against HEAD').click();
    await workbench.page.locator('.tab.active', { hasText: 'Changes of gateway against HEAD' }).waitFor();
    const page = workbench.panel();
    await page.getByRole('heading', { name: 'No longer allowed' }).waitFor();
    await page.getByText('payments/ledger').first().waitFor();
    await workbench.screenshot('lenses-changes');
  });

  it('stand above the workload at the other end, too, and lead to who can reach it', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.openFile('payments/ledger.yaml');
    await workbench.lens('1 connection lost against HEAD').waitFor();
    await workbench.lens('Show who can reach this').click();
    await workbench.panel().getByRole('heading', { name: 'payments/ledger' }).waitFor();
    await workbench.screenshot('lenses-reach');
  });

  it('have beside them the count of the whole environment, whose click lists the connections', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.page.locator('.statusbar-item a', { hasText: '1 connection lost' }).click();
    await workbench.page.locator('.tab.active', { hasText: 'Changes of shop against HEAD' }).waitFor();
    await workbench.panel().getByRole('heading', { name: 'shop: 1 connection lost against HEAD' }).waitFor();
    await workbench.screenshot('lenses-environment');
  });

  it('have a command beside them that compares with what is chosen, and leads to where that is written', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.openFile('payments/policies/gateway.yaml');
    await workbench.command('Policy Lens: Compare Connections With…');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Git HEAD' }).waitFor();
    await workbench.screenshot('compare-choice');
    await workbench.page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'The saved files' })
      .click();
    await workbench.page
      .locator('.tab.active', { hasText: 'Changes of shop against the saved files' })
      .waitFor();
    const page = workbench.panel();
    await page.getByRole('heading', { name: 'No longer allowed' }).waitFor();
    await workbench.screenshot('compare-page');
    await page.getByRole('link', { name: 'payments/ledger' }).first().click();
    await workbench.page.locator('.tab.active', { hasText: 'ledger.yaml' }).waitFor();
  });

  it('follow the edit back', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.openFile('payments/policies/gateway.yaml');
    await workbench.replaceLine(35, '              app: ledger');
    await workbench.goTo(1);
    await workbench.lens('No connection changed against HEAD').waitFor();
    const item = workbench.page.locator('.statusbar-item', { hasText: 'connection' });
    await item.waitFor({ state: 'detached' });
  });

  it('speak of the commit no more once its repository is closed', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.openFile('payments/policies/gateway.yaml');
    await workbench.lens('No connection changed against HEAD').waitFor();
    await workbench.command('Git: Close Repository');
    await workbench.lens('No connection changed against HEAD').waitFor({ state: 'detached' });
    await workbench.replaceLine(35, '              app: nobody');
    await workbench.goTo(1);
    await workbench.lens('1 connection lost against the text at opening').waitFor();
  });
});
