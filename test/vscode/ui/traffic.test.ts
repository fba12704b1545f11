import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

describe('the traffic view in the side bar', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1400, height: 900 } });
  const rows = () => session().workbench.page.locator('.pane-body .monaco-list-row');
  const row = (text: string | RegExp) => rows().filter({ hasText: text }).first();
  const open = () => session().workbench.page.getByRole('tab', { name: 'Policy Lens' }).click();

  it('lists the workloads by namespace while no object is at the cursor, and leads to them', async () => {
    const { workbench } = session();
    await workbench.openFile('values.yaml');
    await open();
    await row(/^api/).waitFor();
    await row(/^worker/).waitFor();
    await workbench.screenshot('traffic-none');
    await row(/^worker/).click();
    await workbench.page.locator('.tab.active', { hasText: 'payments.yaml' }).waitFor();
  });

  it('lists what comes to the workspace and no longer what goes', async () => {
    const { workbench, folder } = session();
    await workbench.openFile('values.yaml');
    await row(/^worker/).waitFor();
    const added = join(folder, 'reports.yaml');
    writeFileSync(added, 'apiVersion: v1\nkind: Pod\nmetadata: { name: reports, namespace: payments }\n');
    await row(/^reports/).waitFor();
    rmSync(added);
    await row(/^reports/).waitFor({ state: 'detached' });
  });

  it('shows who reaches the object at the cursor and whom it reaches, in words beside the icons', async () => {
    const { workbench } = session();
    await workbench.openFile('policy.yaml');
    await row('Who can reach it').waitFor();
    await row(/^worker.*Allowed · 8080/).waitFor();
    await row(/everyone else.*Denied/).waitFor();
    await row(/^worker/)
      .locator('.codicon-check')
      .waitFor();
    await row(/everyone else/)
      .locator('.codicon-close')
      .waitFor();
    expect(await row(/^worker/).getAttribute('aria-label')).toMatch(
      /worker, Allowed · 8080.*let in by policy\.yaml:14/,
    );
    await workbench.screenshot('traffic');
  });

  it('follows each keystroke, and a click leads to the line that decides while it stays', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.replaceLine(19, '          port: 9090');
    await row(/^worker.*Allowed · 9090/).waitFor();
    await workbench.openFile('payments.yaml');
    await workbench.goTo(12, 3);
    // until the rows are those of the workload, a click may meet another one than it was meant for
    await row(/^payments\/api.*Deployment/).waitFor();
    await row(/^worker.*Allowed · 9090/).click();
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 14, ' }).waitFor();
    await row('payments/api').waitFor();
  });

  it('opens the reasons of a row in the preview', async () => {
    const { workbench } = session();
    // away from the row whose own words may lie over others
    await workbench.page.mouse.move(700, 600);
    await row(/^worker/).hover();
    await row(/^worker/)
      .getByRole('button', { name: 'Why?' })
      .click();
    await workbench
      .panel()
      .getByRole('region', { name: /^Why: payments\/worker to payments\/api/ })
      .waitFor();
    await workbench.screenshot('traffic-why');
  });

  it('stays where it is pinned, also after a reload', async () => {
    const { workbench } = session();
    await workbench.command('Policy Lens: Stay Here in the Traffic View');
    await workbench.openFile('policy.yaml');
    await workbench.openFile('payments.yaml');
    await workbench.goTo(33, 5);
    await row('payments/api').waitFor();
    await workbench.reload();
    await row('payments/api').waitFor({ timeout: 150_000 });
    await workbench.command('Policy Lens: Follow the Cursor in the Traffic View');
    await workbench.openFile('payments.yaml');
    await workbench.goTo(33, 5);
    await row('payments/worker').waitFor();
  }, 240_000);
});
