import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { smallWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

const long = { timeout: 90_000 };
const indexes = (length: number) => Array.from({ length }, (_, index) => index);

/** A workload that its own policy tells from all others: the one before it may reach it. */
const workload = (index: number): string => `apiVersion: v1
kind: Pod
metadata: { name: pod-${index}, namespace: part-${index % 10}, labels: { app: pod-${index} } }
spec: { containers: [{ name: main, image: main }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: pod-${index}, namespace: part-${index % 10} }
spec:
  podSelector: { matchLabels: { app: pod-${index} } }
  ingress: [{ from: [{ podSelector: { matchLabels: { app: pod-${index - 10} } } }] }]
`;

/** A policy each of whose peers is a row of its own. */
const policy = (rows: number): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: many, namespace: payments }
spec:
  podSelector: {}
  ingress:
    - from:
${indexes(rows)
  .map((row) => `        - ipBlock: { cidr: 10.${row >> 15}.${(row >> 7) & 255}.${(row & 127) * 2}/32 }`)
  .join('\n')}
      ports: [{ port: 8080 }]
`;

describe('the panel where there is very much', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1600, height: 1000 } });
  const panel = () => session().workbench.panel();

  beforeAll(() => {
    const write = (name: string, text: string) => writeFileSync(join(session().folder, name), text);
    write('pods.yaml', indexes(1000).map(workload).join('---\n'));
    write('many.yaml', policy(2100));
  });

  it('draws of 1,000 by 1,000 what is seen, and while it is scrolled what comes in', async () => {
    const { workbench } = session();
    const cells = panel().getByRole('gridcell');
    await workbench.openFile('policy.yaml');
    await workbench.goTo(4);
    await workbench.command('Policy Lens: Show Connection Matrix');
    await panel().getByRole('button', { name: 'Open all' }).click(long);
    await panel().getByText('1,016 × 1,016').waitFor(long);
    const first = panel().getByRole('gridcell', { name: /^part-0\/pod-0 to part-0\/pod-10: Allowed/ });
    await first.waitFor(long);
    expect(await cells.count()).toBeLessThan(3000);
    await workbench.screenshot('many-matrix');
    await first.click();
    await workbench.press('Control+End');
    await first.waitFor({ state: 'detached' });
    await panel().locator('[role=gridcell]:focus').waitFor();
    expect(await cells.count()).toBeLessThan(3000);
    await workbench.screenshot('many-matrix-end');
  }, 120_000);

  it('shows a part of thousands of rows, then what can be walked, says how many are left out, and follows an edit', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.openFile('many.yaml');
    await workbench.goTo(4);
    await panel().getByRole('tab', { name: 'In and Out' }).click();
    await panel().getByText('Show all 2,100 (2,050 more)').click(long);
    await panel().getByText('100 more are not drawn').waitFor(long);
    await workbench.screenshot('many-rows');
    await workbench.focusEditor();
    await workbench.replaceLine(2108, '      ports: [{ port: 9090 }]');
    await panel().getByRole('treeitem', { name: /9090/ }).first().waitFor(long);
  }, 120_000);
});
