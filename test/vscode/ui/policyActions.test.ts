import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { smallWorkspace } from '../workbench/sample.ts';
import { themes } from '../workbench/themes.ts';
import { useSession } from '../workbench/useSession.ts';

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: orders
  namespace: orders
spec:
  podSelector:
    matchLabels:
      app: orders
  policyTypes: [Ingress, Egress]
  ingress:
    # the shop, and its old name
    - from:
        - podSelector:
            matchLabels:
              app: shop
        - podSelector:
            matchLabels:
              app: store
        - ipBlock:
            cidr: 10.0.0.0/25
        - ipBlock:
            cidr: 10.0.0.128/25
      ports:
        - port: http
    - ports:
        - port: 9090
  egress:
    - to:
        - namespaceSelector: {}
      ports:
        - port: 8080
`;

const pods = ['orders', 'shop', 'store', 'cron']
  .map(
    (name) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: orders
spec:
  replicas: 2
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: ${name}
          image: ${name}
          ports:
            - name: http
              containerPort: 8080
`,
  )
  .join('---\n');

const broken = policy
  .replaceAll('name: orders', 'name: late')
  .replace('[Ingress, Egress]', '[ingress, egress]')
  .replace('- port: 9090', '- port: 9090\n          protocol: tcp');

describe('writing policies with what the workspace knows', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1500, height: 1050 } });

  beforeAll(() => {
    const { folder } = session();
    mkdirSync(join(folder, 'orders'));
    writeFileSync(join(folder, 'orders/policy.yaml'), policy);
    writeFileSync(join(folder, 'orders/pods.yaml'), pods);
    writeFileSync(join(folder, 'orders/late.yaml'), broken);
    writeFileSync(join(folder, 'orders/later.yaml'), broken.replaceAll('late', 'later'));
  });

  const hint = (text: string) =>
    session().workbench.page.locator('.editor-instance .view-line span', { hasText: text }).first();

  it('hints stand behind peers, ranges, named ports and open rules, in every theme', async () => {
    const { workbench } = session();
    await workbench.openFile('orders/policy.yaml');
    for (const text of ['→ 2 pods', '128 addresses', '= 8080', '= any source']) await hint(text).waitFor();
    await workbench.lens('Selects 2 pods').waitFor();
    for (const { label } of themes) {
      await workbench.chooseTheme(label);
      await workbench.screenshot(`policy-hints-${label.toLowerCase().replaceAll(' ', '-')}`);
    }
  }, 120_000);

  it('hints follow an edit of another file', async () => {
    const { workbench } = session();
    await workbench.openFile('orders/pods.yaml');
    await workbench.replaceLine(27, '  replicas: 5');
    await workbench.openFile('orders/policy.yaml');
    await hint('→ 5 pods').waitFor();
  });

  it('the lens shows the pods that are selected', async () => {
    const { workbench } = session();
    await workbench.goTo(1);
    await workbench.lens('Selects 2 pods').click();
    await workbench.page.locator('.peekview-widget').first().waitFor();
    await workbench.screenshot('policy-lens-pods');
    await workbench.press('Escape');
  });

  it('the words on hover lead to their lines', async () => {
    const { workbench } = session();
    await workbench.goTo(4, 10);
    const hover = await workbench.hover();
    const link = hover.getByText('line 26', { exact: true });
    await link.waitFor();
    await workbench.screenshot('policy-hover');
    await link.click();
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 26, ' }).waitFor();
  });

  it('a refactoring that is proven is one step that can be undone', async () => {
    const { workbench } = session();
    await workbench.goTo(16, 16);
    const offered = await workbench.quickFixes();
    await offered.filter({ hasText: 'Merge 2 entries' }).first().waitFor();
    await workbench.screenshot('policy-refactorings');
    await workbench.press('Escape');
    await workbench.quickFix('Merge 2 entries of this rule');
    await workbench.line('values: [shop, store]').waitFor();
    await workbench.press('Control+Z');
    await workbench.line('app: store').waitFor();
    await workbench.quickFix('Write the 2 address ranges');
    await workbench.line('cidr: 10.0.0.0/24').waitFor();
    await workbench.press('Control+Z');
    await workbench.line('cidr: 10.0.0.128/25').waitFor();
  });

  it('what changes something says so', async () => {
    const { workbench } = session();
    await workbench.quickFix('Allow DNS to 2 pods: UDP and TCP 53');
    await workbench.line('k8s-app: kube-dns').waitFor();
    await workbench.press('Control+Z');
    await workbench.line('k8s-app: kube-dns').waitFor({ state: 'detached' });
  });

  it('all that can be fixed is fixed at once', async () => {
    const { workbench } = session();
    await workbench.openFile('orders/late.yaml');
    await workbench.squiggles('error').first().waitFor();
    await workbench.command('Fix All');
    // Lines are found whatever the case of their letters is.
    await workbench.squiggles('error').first().waitFor({ state: 'detached' });
    await workbench.line('policyTypes: [Ingress, Egress]').waitFor();
    await workbench.press('Control+Z');
    await workbench.squiggles('error').first().waitFor();
  });

  it('a suppression waits for its reason', async () => {
    const { workbench } = session();
    await workbench.openFile('orders/later.yaml');
    await workbench.squiggles('error').first().waitFor();
    await workbench.goTo(10, 20);
    await workbench.quickFix('Ignore findings of api-server-refuses in this file');
    await workbench.line('# policy-lens-ignore-file api-server-refuses: say why').waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: '(7 selected)' }).waitFor();
    await workbench.screenshot('policy-suppression');
    await workbench.type('not yet deployed');
    await workbench.line('# policy-lens-ignore-file api-server-refuses: not yet deployed').waitFor();
    await workbench.squiggles('error').first().waitFor({ state: 'detached' });
  });

  it('those of one rule are fixed beside the fix of one', async () => {
    const { workbench } = session();
    await workbench.openFile('orders/late.yaml');
    await workbench.goTo(10, 20);
    const offered = await workbench.quickFixes();
    await offered
      .filter({ hasText: 'Fix all 3 findings of api-server-refuses in this file' })
      .first()
      .waitFor();
    await workbench.screenshot('policy-fix-all');
    await workbench.press('Escape');
    await workbench.quickFix('Fix all findings of api-server-refuses in the workspace');
    await workbench.squiggles('error').first().waitFor({ state: 'detached' });
  });
});
