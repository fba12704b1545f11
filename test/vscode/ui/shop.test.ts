import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleWorkspace } from '../workbench/sample.ts';
import { themes } from '../workbench/themes.ts';
import { useSession } from '../workbench/useSession.ts';

describe('a newcomer in the sample shop', () => {
  const session = useSession({ folder: sampleWorkspace, viewport: { width: 1600, height: 1000 } });

  it('sees who talks to whom beside a good policy', async () => {
    const { workbench } = session();
    await workbench.openFile('payments/policies/gateway.yaml');
    await workbench.goTo(4, 5);
    await workbench.command('Policy Lens: Open Preview');
    const panel = workbench.panel();
    await panel.getByRole('heading', { name: 'payments/gateway' }).waitFor();
    await panel.locator('.lane-ingress [role=treeitem]', { hasText: 'orders' }).first().waitFor();
    await panel.locator('.lane-egress [role=treeitem]', { hasText: 'ledger' }).first().waitFor();
    expect(await workbench.squiggles('error').count()).toBe(0);
  });

  it('breaks it and is told at once what it now does', async () => {
    const { workbench } = session();
    const ledger = workbench.panel().locator('.lane-egress [role=treeitem]', { hasText: 'ledger' }).first();
    await workbench.replaceLine(35, '              app: legder');
    await workbench.squiggles('warning').first().waitFor();
    // The panel shows the label at the cursor; the whole policy is a click away.
    await workbench.panel().getByRole('heading', { name: 'app=legder' }).waitFor();
    await workbench.panel().getByRole('button', { name: 'Whole Object' }).click();
    await workbench.focusEditor();
    await workbench.panel().getByText('any future pod with app=legder in namespace payments').waitFor();
    await ledger.filter({ hasText: 'Allowed ·' }).waitFor({ state: 'detached' });
    await workbench.screenshot('shop-broken');
    await (await workbench.problem('Did you mean app=ledger?')).waitFor();
    await workbench.focusEditor();
    await workbench.goTo(35, 22);
    await workbench.quickFix('app: ledger');
    await workbench.squiggles('warning').first().waitFor({ state: 'detached' });
    await ledger.filter({ hasText: 'Allowed ·' }).waitFor();
  });

  it('mends a planted mistake with its quick fix', async () => {
    const { workbench, folder } = session();
    await workbench.openFile('mistakes/label-that-no-pod-has.yaml');
    await workbench.squiggles('warning').first().waitFor();
    await workbench.goTo(10, 14);
    await workbench.quickFix('fraud');
    await workbench.save();
    await expect
      .poll(() => readFileSync(join(folder, 'mistakes/label-that-no-pod-has.yaml'), 'utf8'))
      .toContain('app: fraud\n');
  });

  const seen = new Set<string>();
  it.each(themes)('sees it in the theme $label', async ({ label }) => {
    const { workbench } = session();
    await workbench.chooseTheme(label);
    const background = (place: Locator) =>
      place.evaluate((element) => getComputedStyle(element).backgroundColor);
    const editors = await background(workbench.page.locator('.editor-instance .monaco-editor').first());
    // Behind the page lies the editor's colour.
    await expect.poll(() => background(workbench.panel().locator('body'))).toBe(editors);
    seen.add(editors);
    await workbench.screenshot(`shop ${label}`);
  });

  it('sees another background in each of them', () => {
    expect(seen.size).toBeGreaterThanOrEqual(3);
  });

  it('asks nothing of another machine', () => {
    expect(session().outside).toEqual([]);
  });
});
