import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { smallWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

const deployment = (name: string, port: number): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: mall
spec:
  replicas: 2
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: main
          ports:
            - containerPort: ${port}
`;

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: till
  namespace: mall
spec:
  podSelector:
    matchLabels:
      app: till
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: door
`;

const answering = policy
  .replace('name: till', 'name: door')
  .replace('app: till', 'app: door')
  .replace('app: door\n  ingress', 'app: door\n  policyTypes: [Egress]\n  egress')
  .replace('    - from:', '    - to:')
  .replace(/app: door\n$/, 'app: nobody\n');

const gate = policy
  .replace('name: till', 'name: gate')
  .replace('app: till', 'app: gate')
  .replace(
    '        - podSelector:',
    '        - namespaceSelector:\n            matchLabels:\n              kubernetes.io/metadata.name: street\n          podSelector:',
  )
  .replace('app: door', 'app: bell');

const denied = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: street
spec:
  podSelector: {}
  policyTypes: [Egress]
`;

describe('labels that several files share', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1600, height: 1000 } });

  beforeAll(() => {
    const folder = join(session().folder, 'mall');
    mkdirSync(folder);
    writeFileSync(join(folder, 'door.yaml'), deployment('door', 8080));
    writeFileSync(join(folder, 'till.yaml'), deployment('till', 9090));
    writeFileSync(join(folder, 'till-policy.yaml'), policy);
    writeFileSync(join(folder, 'door-policy.yaml'), answering);
    writeFileSync(join(folder, 'gate.yaml'), deployment('gate', 7070));
    writeFileSync(join(folder, 'gate-policy.yaml'), gate);
    const other = join(session().folder, 'street');
    mkdirSync(other);
    writeFileSync(
      join(other, 'bell.yaml'),
      deployment('bell', 6060).replace('namespace: mall', 'namespace: street'),
    );
    writeFileSync(join(other, 'deny.yaml'), denied);
  });

  it('are completed from the files that have them, and lead there', async () => {
    const { workbench } = session();
    await workbench.openFile('mall/till-policy.yaml');
    await workbench.lens('Show who can reach this').waitFor();
    await workbench.goTo(14, 20);
    await workbench.press('Shift+End', 'Delete');
    await workbench.press('Control+Space');
    const offered = workbench.page.locator('.suggest-widget .monaco-list-row', { hasText: 'door' }).first();
    await offered.waitFor();
    await workbench.page.locator('.suggest-widget', { hasText: 'mall/door.yaml' }).waitFor();
    await workbench.screenshot('names-completion');
    await workbench.press('Escape');
    await workbench.press('Control+Z');
    await workbench.goTo(14, 22);
    await workbench.press('F12');
    await workbench.page.locator('.tab.active', { hasText: 'door.yaml' }).waitFor();
  });

  it('tell by call hierarchy who may call whom', async () => {
    const { workbench } = session();
    await workbench.openFile('mall/door.yaml');
    await workbench.goTo(4, 10);
    await workbench.command('Calls: Show Call Hierarchy');
    const caller = workbench.page.locator('.sidebar .monaco-list-row', { hasText: 'till' }).first();
    await caller.waitFor();
    await workbench.page.locator('.sidebar .monaco-list-row', { hasText: 'any address' }).waitFor();
    await workbench.screenshot('names-calls');
    await workbench.focusEditor();
  });

  it('are allowed by both sides once the fix of a half-open entry is written in the file of the other namespace', async () => {
    const { workbench } = session();
    await workbench.openFile('mall/gate-policy.yaml');
    await workbench.squiggles('warning').first().waitFor();
    await workbench.goTo(15, 15);
    const offered = await workbench.quickFixes();
    await offered.filter({ hasText: 'Allow it in a new policy bell-to-gate' }).first().waitFor();
    await workbench.screenshot('names-half-open');
    await workbench.press('Escape');
    await workbench.quickFix('Allow it in a new policy bell-to-gate');
    await workbench.squiggles('warning').first().waitFor({ state: 'detached' });
    await workbench.openFile('street/deny.yaml');
    await workbench.line('name: bell-to-gate').waitFor();
    await workbench.line('app: gate').waitFor();
    await workbench.screenshot('names-half-open-there');
    await workbench.press('Control+Z');
    await workbench.line('app: gate').waitFor({ state: 'detached' });
  });

  it('write a rule for a workload, and the one that the other side needs in its file', async () => {
    const { workbench } = session();
    await workbench.openFile('mall/till-policy.yaml');
    await workbench.goTo(14, 24);
    await workbench.press('End', 'Enter');
    await workbench.press('Shift+Home', 'Delete');
    await workbench.type('    - allow from do');
    const offered = workbench.page.locator('.suggest-widget .monaco-list-row', {
      hasText: 'allow from door',
    });
    await offered.first().waitFor();
    await workbench.screenshot('names-allow');
    await offered.first().click();
    await workbench.line('port: 9090').waitFor();
    await workbench.openFile('mall/door-policy.yaml');
    await workbench.line('port: 9090').waitFor();
    await workbench.screenshot('names-allowed-there');
    await workbench.press('Control+Z');
    await workbench.openFile('mall/till-policy.yaml');
    await workbench.press('Control+Z', 'Control+Z', 'Control+Z', 'Control+Z');
  });

  it('are renamed in all of them, shown before, and undone at once', async () => {
    const { workbench } = session();
    // VS Code undoes together the files that are open.
    for (const file of ['till.yaml', 'door-policy.yaml', 'till-policy.yaml']) {
      await workbench.openFile(`mall/${file}`);
      await workbench.press('Control+K', 'Enter');
    }
    await workbench.goTo(9, 14);
    await workbench.press('F2');
    const input = workbench.page.locator('.rename-box input');
    await input.waitFor();
    await input.fill('desk');
    await workbench.press('Enter');
    await workbench.page.getByText('Refactor Preview').first().waitFor();
    const preview = workbench.page.locator('.bulk-edit-panel');
    await preview.locator('.monaco-list-row', { hasText: 'till.yaml' }).first().waitFor();
    await workbench.screenshot('names-rename-files');
    // What has to be confirmed is applied once it is ticked.
    for (const file of ['door-policy.yaml', 'till-policy.yaml', 'till.yaml']) {
      const box = preview
        .locator('.monaco-list-row', { hasText: file })
        .first()
        .locator('[type=checkbox], .monaco-checkbox');
      if ((await box.count()) > 0) await box.first().click();
    }
    await workbench.page.getByRole('button', { name: /Group Changes By Type/ }).click();
    await preview.getByText('the API server refuses this change').first().waitFor();
    await workbench.screenshot('names-rename-preview');
    await workbench.page.getByRole('button', { name: 'Apply' }).click();
    await workbench.line('app: desk').first().waitFor();
    await workbench.screenshot('names-renamed');
    await workbench.openFile('mall/till.yaml');
    await workbench.line('app: desk').first().waitFor();
    await workbench.press('Control+Z');
    await workbench.line('app: till').first().waitFor();
    await workbench.openFile('mall/till-policy.yaml');
    await workbench.line('app: till').first().waitFor();
    await workbench.screenshot('names-undone');
  });
});
