import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { commitAll } from '../workbench/host.ts';
import { smallWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

const workload = (name: string): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }
spec: { containers: [{ name: main, ports: [{ containerPort: 8080 }] }] }
`;

/** Lets one other in. */
const policy = (peer: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - from:
        - podSelector: { matchLabels: { app: ${peer} } }
`;

describe('the preview compared with a commit before the newest', () => {
  const session = useSession({ folder: smallWorkspace, isCommitted: true });
  const panel = () => session().workbench.panel();
  const changed = (words: RegExp) => panel().getByRole('treeitem', { name: words });
  const choose = async (button: string, row: string): Promise<void> => {
    const { page } = session().workbench;
    await panel().getByRole('button', { name: button }).click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: row }).click();
  };
  const title = () => panel().locator('.lane-ingress .summary');

  beforeAll(() => {
    const { folder } = session();
    writeFileSync(join(folder, 'pods.yaml'), ['web', 'old', 'new', 'next'].map(workload).join('---\n'));
    for (const peer of ['old', 'new']) {
      writeFileSync(join(folder, 'web.yaml'), policy(peer));
      commitAll(folder, `Let in ${peer}`);
    }
  });

  it('shows against the newest commit what the edit alone changes', async () => {
    const { workbench } = session();
    await workbench.openFile('web.yaml');
    await workbench.replaceLine(8, '        - podSelector: { matchLabels: { app: next } }');
    await workbench.goTo(3);
    await workbench.command('Policy Lens: Open Preview to the Side');
    await choose('Changes…', 'Git HEAD');
    await title().getByText('1 connection lost, 1 connection gained against HEAD.').waitFor();
    await changed(/^shop\/new.*was.*Allowed.*now Denied/s).waitFor();
    await changed(/^shop\/next.*was.*Denied.*now Allowed/s).waitFor();
  }, 120_000);

  it('shows against the one before it what both have changed', async () => {
    const { workbench } = session();
    await choose('Against HEAD', 'Another commit…');
    await workbench.page.locator('.quick-input-widget input.input').fill('HEAD~1');
    await workbench.press('Enter');
    await panel().getByRole('button', { name: 'Against HEAD~1' }).waitFor();
    await title().getByText('1 connection lost, 1 connection gained against HEAD~1.').waitFor();
    await changed(/^shop\/old.*was.*Allowed.*now Denied/s).waitFor();
    await changed(/^shop\/next.*was.*Denied.*now Allowed/s).waitFor();
    // denied then as it is now
    await changed(/^shop\/new/).waitFor({ state: 'detached' });
    await workbench.screenshot('preview-older-commit');
  });
});
