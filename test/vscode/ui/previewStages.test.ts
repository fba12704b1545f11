import { describe, expect, it } from 'vitest';
import { stagesWorkspace } from '../workbench/sample.ts';
import { copied } from '../workbench/takeAlong.ts';
import { useSession } from '../workbench/useSession.ts';

/** A row that is allowed now and was denied, in each form. */
const wasAndIs = {
  Markdown: /shop\/batch.*Denied.*Allowed/,
  CSV: /shop\/batch.*Denied.*Allowed/,
  JSON: /"who": "shop\/batch"[\s\S]*"word": "Allowed"[\s\S]*"before": \{[^}]*"word": "Denied"/,
  SVG: /was Denied, now Allowed · shop\/batch/,
};

describe('the preview compared with what is elsewhere', () => {
  const session = useSession({ folder: stagesWorkspace, viewport: { width: 1600, height: 900 } });
  const panel = () => session().workbench.panel();
  const changed = (words: RegExp) => panel().getByRole('treeitem', { name: words });
  const choose = async (button: string, row: RegExp): Promise<void> => {
    await panel().getByRole('button', { name: button }).click();
    const rows = session().workbench.page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: row }).first().click();
  };

  it('shows what another environment has otherwise, and nothing else', async () => {
    const { workbench } = session();
    await workbench.openFile('base/policy.yaml');
    await workbench.goTo(4);
    await workbench.command('Policy Lens: Open Preview');
    await panel().getByRole('heading', { name: 'shop/web' }).waitFor();
    await choose('Changes…', /^overlays\/prod/);
    await panel().getByRole('button', { name: 'Against overlays/prod' }).waitFor();
    await panel().getByText('1 connection gained against overlays/prod.').waitFor();
    await panel().getByText('Newly allowed').waitFor();
    await changed(/shop\/batch.*was.*Denied, now Allowed/s).waitFor();
    expect(await changed(/shop\/client/).count()).toBe(0);
    await workbench.screenshot('stages-environment');
  });

  const opener = () => panel().getByRole('button', { name: 'Copy or Save…' });
  const forms = ['Markdown', 'CSV', 'JSON', 'SVG'] as const;

  it.each(forms)('is taken along with what was and what is, as %s', async (form) => {
    const text = await copied(session().workbench, opener(), form);
    if (form !== 'CSV') expect(text).toContain('overlays/prod');
    expect(text).toMatch(wasAndIs[form]);
    expect(text).not.toContain('shop/client');
  });

  it('shows the same in the matrix, its cells marked', async () => {
    const { workbench } = session();
    await panel().getByRole('tab', { name: 'Matrix' }).click();
    await panel()
      .getByRole('gridcell', {
        name: /^shop\/batch to shop\/web: Allowed; .* in overlays\/prod/,
      })
      .waitFor();
    expect(
      await panel()
        .getByRole('rowheader', { name: /^shop\/client/ })
        .count(),
    ).toBe(0);
    await workbench.screenshot('stages-matrix');
    const csv = await copied(workbench, opener(), 'CSV');
    expect(csv).toContain('shop/batch,2 connections: 2 allowed,Allowed; was denied in overlays/prod');
    await panel().getByRole('tab', { name: 'In and Out' }).click();
  });

  it('shows what a folder has otherwise, as if it were all', async () => {
    await choose('Against overlays/prod', /^before/);
    await panel().getByRole('button', { name: 'Against before' }).waitFor();
    await panel().getByText('1 connection gained against before.').waitFor();
    await changed(/shop\/client.*was.*Denied, now Allowed/s).waitFor();
    // nothing was edited
    expect(await panel().getByText('Last edit').count()).toBe(0);
    await session().workbench.screenshot('stages-folder');
  });

  it('has what is lost before what is gained', async () => {
    const { workbench } = session();
    await workbench.focusEditor();
    await workbench.replaceLine(16, '              app: nobody');
    await changed(/shop\/batch.*was.*Allowed.*now Denied/s).waitFor();
    const groups = panel().locator('.lane-ingress [role=treeitem][aria-level="1"]');
    await expect.poll(() => groups.allInnerTexts()).toEqual(['No longer allowed', 'Newly allowed']);
    await panel().getByText('1 connection lost, 1 connection gained against before.').waitFor();
    await workbench.screenshot('stages-lost');
    await choose('Against before', /^Nothing/);
    await changed(/^everything else/).waitFor();
  });
});
