import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { endServer } from '../workbench/endServer.ts';
import { smallWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

const long = { timeout: 60_000 };

describe('the preview among what goes wrong', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1500, height: 900 } });
  const panel = () => session().workbench.panel();
  const ingress = (name: RegExp) => panel().locator('.lane-ingress').getByRole('treeitem', { name }).first();
  const why = () => panel().getByRole('region', { name: /^Why: payments\/worker to payments\/api/ });
  const treeRow = (text: RegExp) =>
    session().workbench.page.locator('.pane-body .monaco-list-row').filter({ hasText: text }).first();

  it('goes on while the policy is half typed, and says what the API server would do', async () => {
    const { workbench } = session();
    const refused = ingress(/^worker.*Allowed.*which the API server refuses as it is written/s);
    await workbench.openFile('policy.yaml');
    await workbench.goTo(4);
    await workbench.command('Policy Lens: Open Preview to the Side');
    await ingress(/^worker.*8080.*Allowed/s).waitFor();
    await panel().getByRole('button', { name: 'Stay here' }).click();
    await workbench.focusEditor();
    await workbench.replaceLine(14, '        - podSelector: {matchLabels: {app: worker');
    await refused.waitFor();
    await workbench.screenshot('recovery-half-typed');
    await workbench.replaceLine(14, '        - podSelector:');
    await refused.waitFor({ state: 'detached' });
    await ingress(/^worker.*8080.*Allowed/s).waitFor();
  });

  it('lets an object go and come back while it is shown', async () => {
    const { workbench, folder } = session();
    const file = join(folder, 'payments.yaml');
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    await panel().getByText('none of them is in these files').waitFor();
    await workbench.screenshot('recovery-gone');
    writeFileSync(file, text);
    await ingress(/^worker.*8080.*Allowed/s).waitFor();
  });

  it('keeps reasons, tried connections and the side bar when the server is killed, and renews them', async () => {
    const { workbench, folder } = session();
    await ingress(/^worker/).click();
    await why().waitFor();
    await workbench.page.getByRole('tab', { name: 'Policy Lens' }).click();
    await treeRow(/^worker.*Allowed · 8080/).waitFor();
    endServer(folder);
    await workbench.focusEditor();
    await workbench.replaceLine(19, '          port: 9090');
    await ingress(/^worker.*9090/s).waitFor(long);
    await why().getByText('It opens port 9090').waitFor();
    await treeRow(/^worker.*Allowed · 9090/).waitFor(long);
    await panel().getByRole('tab', { name: 'Try a Connection' }).click();
    endServer(folder);
    await workbench.focusEditor();
    await workbench.replaceLine(19, '          port: 8080');
    await why().getByText('It opens port 8080').waitFor(long);
    await panel().getByRole('tab', { name: 'In and Out' }).click();
  }, 180_000);

  it('keeps the old picture with its time where the server stays away, and has a button that brings it back', async () => {
    const { workbench, folder } = session();
    const trouble = panel().getByText('The Policy Lens language server is not running.');
    for (const port of ['8081', '8082', '8083']) {
      await workbench.focusEditor();
      await workbench.replaceLine(19, `          port: ${port}`);
      await ingress(new RegExp(`^worker.*${port}`, 's')).waitFor(long);
      endServer(folder);
    }
    await trouble.waitFor(long);
    await panel()
      .getByText(/As of .*: edits after that are not in it/)
      .waitFor();
    await ingress(/^worker.*8083/s).waitFor();
    await workbench.screenshot('recovery-stopped');
    await workbench.focusEditor();
    await workbench.replaceLine(19, '          port: 9090');
    await panel().getByRole('button', { name: 'Restart the language server' }).click();
    await ingress(/^worker.*9090/s).waitFor(long);
    await trouble.waitFor({ state: 'detached' });
  }, 180_000);
});
