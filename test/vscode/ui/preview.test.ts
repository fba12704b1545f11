import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallWorkspace } from '../workbench/sample.ts';
import { forms, saved } from '../workbench/takeAlong.ts';
import { useSession } from '../workbench/useSession.ts';

describe('the traffic preview', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1600, height: 1000 } });

  it('opens beside the editor on what is at the cursor', async () => {
    const { workbench } = session();
    await workbench.openFile('policy.yaml');
    await workbench.goTo(4, 5);
    await workbench.command('Policy Lens: Open Preview');
    const panel = workbench.panel();
    await panel.getByRole('heading', { name: 'payments/api' }).waitFor();
    await workbench.screenshot('preview');
  });

  it('follows each keystroke of the unsaved text', async () => {
    const { workbench } = session();
    const ingress = workbench.panel().locator('.lane-ingress');
    await workbench.focusEditor();
    await workbench.replaceLine(19, '          port: 9090');
    await ingress.getByText('9090').first().waitFor();
    await workbench.screenshot('preview-changed');
  });

  it('has one row per group and the rest as the last', async () => {
    const rows = session().workbench.panel().locator('.lane-ingress [role=treeitem]');
    await rows.filter({ hasText: 'worker' }).first().waitFor();
    expect(await rows.last().textContent()).toMatch(/^everyone else/);
  });

  it('a row says why, step by step, and a step leads to its line and highlights it', async () => {
    const { workbench } = session();
    await workbench.goTo(4, 5);
    const row = workbench.panel().locator('.lane-ingress [role=treeitem]', { hasText: 'worker' }).first();
    await row.press('Enter');
    const why = workbench.panel().getByRole('region', { name: /^Why: payments\/worker to payments\/api/ });
    await why.getByText('worker is one of them').waitFor();
    await workbench.screenshot('preview-why');
    await workbench.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    await workbench.page.locator('.statusbar-item', { hasText: /Ln 1[3-9], / }).waitFor();
    const highlight = workbench.page.locator('.editor-instance .view-overlays [class*=ced-]');
    await expect.poll(() => highlight.count()).toBeGreaterThan(0);
    await workbench.screenshot('preview-why-line');
    await workbench.press('ArrowUp');
    await expect.poll(() => highlight.count()).toBe(0);
  });

  it('marks the rows that the line at the cursor decides', async () => {
    const { workbench } = session();
    const marked = workbench.panel().locator('.lane-ingress .decided');
    await workbench.goTo(19, 5);
    await expect.poll(() => marked.allTextContents()).toEqual([expect.stringContaining('worker')]);
    await workbench.goTo(4, 5);
    await expect.poll(() => marked.allTextContents()).not.toEqual([expect.stringContaining('worker')]);
  });

  it('closes the reasons by Escape, and gives the keyboard back to the row', async () => {
    const { workbench } = session();
    const panel = workbench.panel();
    await panel.locator('.why .step').first().press('Escape');
    await panel.locator('.why').waitFor({ state: 'detached' });
    expect(await panel.locator('.lane-ingress [role=treeitem]:focus').textContent()).toContain('worker');
    await panel.locator('.lane-ingress [role=treeitem]:focus').press('Control+Enter');
    await workbench.page.locator('.statusbar-item', { hasText: /Ln 1[3-9], / }).waitFor();
  });

  it('shows the rule, the peer and the label at the cursor by themselves, and the policy whole where that is wanted', async () => {
    const { workbench } = session();
    const panel = workbench.panel();
    await workbench.focusEditor();
    await workbench.goTo(18, 9);
    await panel.getByRole('heading', { name: 'payments/api, ingress rule 1', exact: false }).waitFor();
    await panel.getByText('Whom this rule lets in').waitFor();
    await workbench.screenshot('preview-rule');
    await workbench.goTo(14, 1);
    await panel.getByText('Whom this peer lets in').waitFor();
    await panel.getByRole('treeitem', { name: /^worker/ }).waitFor();
    await workbench.goTo(16, 20);
    await panel.getByText('This label').waitFor();
    await panel.getByText('Label · 1 workload in namespace payments').waitFor();
    await workbench.screenshot('preview-label');
    await panel.getByRole('button', { name: 'Whole Object' }).click();
    await panel.getByText('This policy').waitFor();
    await panel.getByRole('button', { name: 'Whole Object' }).click();
    await panel.getByText('This label').waitFor();
    await workbench.focusEditor();
  });

  it('follows the cursor to a workload', async () => {
    const { workbench } = session();
    await workbench.openFile('payments.yaml');
    await workbench.goTo(33, 5);
    await workbench.panel().getByRole('heading', { name: 'payments/worker' }).waitFor();
  });

  it.each([
    ['SVG', 'svg', 'Traffic: payments/worker</text>'],
    ['Markdown', 'md', '# Traffic of payments/worker'],
    ['CSV', 'csv', 'everyone'],
    ['JSON', 'json', '"title": "payments/worker"'],
  ] as const)('is taken along as a file in the form that is chosen: %s', async (form, extension, holds) => {
    const { workbench, folder } = session();
    const opener = workbench.panel().getByRole('button', { name: 'Copy or Save…' });
    const path = join(folder, `traffic-payments-worker.${extension}`);
    const text = await saved(workbench, opener, form, path);
    expect(text).toMatch(forms[form]);
    expect(text).toContain(holds);
  });

  it('asks nothing of another machine', () => {
    expect(session().outside).toEqual([]);
  });
});
