import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { smallWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

const workload = (place: string): string => {
  const [namespace, name] = place.split('/');
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  replicas: 2
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: main, ports: [{ name: http, containerPort: 8080 }] }] }
`;
};

/** What each kind of row comes from: an end that does not let go, addresses, pods that are not there, a name not known. */
const policies = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: till, namespace: mall }
spec:
  podSelector: { matchLabels: { app: till } }
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: street } }
          podSelector: { matchExpressions: [{ key: app, operator: In, values: [door, bell] }] }
      ports: [{ port: http }]
    - from:
        - ipBlock: { cidr: 203.0.113.0/24, except: [203.0.113.7/32] }
    - from:
        - podSelector: { matchLabels: { app: robot } }
  egress:
    - to:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }
      ports: [{ port: 53, protocol: UDP }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: bell, namespace: street }
spec:
  podSelector: { matchLabels: { app: bell } }
  policyTypes: [Egress]
`;

const others = `apiVersion: v1
kind: Namespace
metadata: { name: mall }
---
apiVersion: v1
kind: Namespace
metadata: { name: street }
---
apiVersion: v1
kind: Service
metadata: { name: till, namespace: mall }
spec: { selector: { app: till }, ports: [{ port: 80, targetPort: http }] }
`;

describe('what the lanes tell of each kind of row and subject', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1600, height: 1000 } });
  const panel = () => session().workbench.panel();
  const row = (lane: 'ingress' | 'egress', name: RegExp) =>
    panel().locator(`.lane-${lane}`).getByRole('treeitem', { name }).first();

  beforeAll(() => {
    const write = (name: string, text: string) => writeFileSync(join(session().folder, name), text);
    const workloads = ['mall/till', 'mall/shelf', 'street/door', 'street/bell'].map(workload);
    write('workloads.yaml', workloads.join('---\n'));
    write('others.yaml', others);
    write('till.yaml', policies);
  });

  it('say what to do where nothing is open', async () => {
    const { workbench } = session();
    await workbench.command('Policy Lens: Open Preview to the Side');
    await panel().getByText('Place the cursor in a NetworkPolicy, a workload').waitFor();
    await workbench.screenshot('lanes-nothing-open');
    await workbench.command('View: Close All Editors');
  });

  it('say what to do where there is no object at the cursor', async () => {
    const { workbench } = session();
    await workbench.openFile('values.yaml');
    await workbench.command('Policy Lens: Open Preview to the Side');
    await panel().getByText('Place the cursor in a NetworkPolicy, a workload').waitFor();
    await workbench.screenshot('lanes-empty');
  });

  it('have workloads under their namespace, and draw what one end stops as a broken way', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.openFile('till.yaml');
    await workbench.goTo(3);
    await row('ingress', /^street/).waitFor();
    const door = row(
      'ingress',
      /^door.*Deployment · 2 pods.*8080 http.*Allowed · leaves freely · let in by/s,
    );
    await door.locator('.verdict-allowed').first().waitFor();
    const bell = row('ingress', /^bell.*One side only · may not leave: no rule of .* · would be let in by/s);
    await bell.locator('.verdict-partly').first().waitFor();
    await bell.locator('.way', { hasText: 'stopped where it leaves' }).waitFor();
    const missing = bell.locator('.run.missing');
    expect(await missing.evaluate((run) => getComputedStyle(run).borderTopStyle)).toBe('dashed');
    expect(await door.locator('.way').count()).toBe(0);
    await workbench.screenshot('lanes-rows');
  });

  it('tell addresses from what is taken out of them, and what is sure from what is not known', async () => {
    await row('ingress', /^203\.0\.113\.0\/24.*255 addresses, without 203\.0\.113\.7.*Allowed/s).waitFor();
    await row('ingress', /^203\.0\.113\.7.*Denied · taken out of 203\.0\.113\.0\/24 by/s).waitFor();
    const dns = row('egress', /^any pod in namespace kube-system.*53 UDP.*Not known · leaves by/s);
    await dns.locator('.verdict-unknown').first().waitFor();
    await dns.getByText('whether it is let in is not known here').waitFor();
    await panel().locator('.lane-ingress').getByText('No such pod today').waitFor();
    await row(
      'ingress',
      /^any future pod with app=robot in namespace mall.*Allowed · .*let in by/s,
    ).waitFor();
  });

  it('open a row to its list by a click, and lead by a click to the lines that decide', async () => {
    const { workbench } = session();
    const rest = row('ingress', /^everyone else/);
    await rest.getByRole('button', { name: '4 workloads, every other address' }).click();
    await row('ingress', /^payments\/worker/).waitFor();
    await workbench.screenshot('lanes-members');
    await rest.getByRole('button', { name: '4 workloads, every other address' }).click();
    await row('ingress', /^payments\/worker/).waitFor({ state: 'detached' });
    await row('ingress', /^bell/).getByText('till.yaml:21').click();
    await workbench.page.locator('.statusbar-item', { hasText: /Ln 2[1-5], / }).waitFor();
  });

  it('have a walk that reads what either side says', async () => {
    const { workbench } = session();
    await row('ingress', /^bell/).press('Enter');
    const why = panel().getByRole('region', { name: /^Why: street\/bell to mall\/till/ });
    const side = (hasText: string) =>
      why.locator('section', { has: panel().getByRole('heading', { name: hasText }) });
    await side('Leaving street/bell: Denied').getByText('Policy bell limits where bell may go').waitFor();
    await side('Entering mall/till: Some ports').getByText('bell is one of them').waitFor();
    await workbench.screenshot('lanes-both-sides');
    await workbench.press('Escape');
    await why.waitFor({ state: 'detached' });
  });

  it('announce what an edit changes', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.goTo(3);
    await panel().getByRole('heading', { name: 'mall/till' }).first().waitFor();
    await panel().getByRole('button', { name: 'Stay here' }).click();
    await workbench.focusEditor();
    await workbench.goTo(10, (policies.split('\n')[9]?.indexOf('door') ?? 0) + 1);
    await row('ingress', /^door.*Allowed/s).waitFor();
    // one edit, and no letter by letter
    await workbench.press(...Array.from('door, ', () => 'Shift+ArrowRight'), 'Delete');
    await panel()
      .getByRole('status')
      .filter({ hasText: /^Last edit: .*door \(street\) is no longer listed/ })
      .waitFor();
    await workbench.press('Control+Z');
    await row('ingress', /^door.*Allowed/s).waitFor();
    await panel().getByRole('button', { name: 'Stay here' }).click();
  });

  it('are of a Service the pods that it leads to, and of a namespace all of its workloads', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.openFile('others.yaml');
    await workbench.goTo(11);
    await panel().getByText('Service · leads to 1 workload').waitFor();
    await row('ingress', /^bell.*One side only/s).waitFor();
    await workbench.screenshot('lanes-service');
    await workbench.goTo(7);
    await panel().getByText('Namespace · 2 workloads').waitFor();
    await row('egress', /^till.*only for 1 of the 2 workloads of the namespace/s).waitFor();
    await workbench.screenshot('lanes-namespace');
  });

  it('have a matrix beside them, which tells verdicts by sign and by shade, each by itself', async () => {
    const { workbench } = session();
    await panel().getByRole('tab', { name: 'Matrix' }).click();
    await panel().getByRole('button', { name: 'Open all' }).click();
    const looks = await Promise.all(
      [
        /^street\/door to mall\/shelf: Allowed/,
        /^street\/door to mall\/till: Some ports/,
        /^street\/bell to mall\/till: One side only/,
        /^mall\/shelf to mall\/till: Denied/,
      ].map((name) =>
        panel()
          .getByRole('gridcell', { name })
          .evaluate((cell) => {
            const { backgroundColor, backgroundImage } = getComputedStyle(cell);
            const { content } = getComputedStyle(cell, '::before');
            return { sign: content, shade: `${backgroundColor} ${backgroundImage}` };
          }),
      ),
    );
    expect(looks.filter(({ sign }) => !/^".+"$/.test(sign))).toEqual([]);
    expect(new Set(looks.map(({ sign }) => sign)).size).toBe(4);
    expect(new Set(looks.map(({ shade }) => shade)).size).toBe(4);
    await workbench.screenshot('lanes-matrix');
    await panel().getByRole('tab', { name: 'In and Out' }).click();
  });

  it('are selectors in words once there is no workload', async () => {
    const { workbench, folder } = session();
    await workbench.focusEditor();
    await workbench.openFile('till.yaml');
    await workbench.goTo(3);
    for (const name of ['workloads.yaml', 'others.yaml', 'payments.yaml']) rmSync(join(folder, name));
    await row('ingress', /^any pod with app=door or bell in namespace street/).waitFor();
    await row('ingress', /^any pod with app=robot in namespace mall.*Not known/s).waitFor();
    await row('ingress', /^everyone else.*every other address.*Not known/s).waitFor();
    await workbench.screenshot('lanes-selectors');
  });

  it('asks nothing of another machine', () => {
    expect(session().outside).toEqual([]);
  });
});
