import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { overlaysWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

describe('a base and two overlays', () => {
  const session = useSession({ folder: overlaysWorkspace });
  const choose = async (label: string): Promise<void> => {
    const { workbench } = session();
    await workbench.command('Policy Lens: Select Environment');
    await workbench.page.locator('.quick-input-widget input.input').fill(label);
    await workbench.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label }).waitFor();
    await workbench.press('Enter');
  };

  it('a finding on the line of a patch', async () => {
    const { workbench } = session();
    await workbench.openFile('overlays/dev/port.yaml');
    await workbench.squiggles('error').first().waitFor();
    await (await workbench.problem('99999 is no port')).waitFor();
    await workbench.screenshot('environments-patch');
    await workbench.focusEditor();
  });

  it('a finding in the base says where it holds, and the status bar which environment answers', async () => {
    const { workbench } = session();
    await workbench.openFile('base/policy.yaml');
    await (await workbench.problem('In environment overlays/dev: No pod in namespace dev')).waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: 'overlays/dev' }).first().waitFor();
    await workbench.focusEditor();
  });

  it('another environment has other findings, and the preview follows', async () => {
    const { workbench } = session();
    await workbench.goTo(4);
    await workbench.command('Policy Lens: Open Preview');
    await workbench.panel().getByRole('heading', { name: 'dev/web' }).waitFor();
    await workbench.focusEditor();
    await choose('overlays/prod');
    await workbench.panel().getByRole('heading', { name: 'prod/web' }).waitFor();
    await workbench.squiggles('warning').first().waitFor({ state: 'detached' });
    await workbench.page.locator('.statusbar-item', { hasText: 'overlays/prod' }).first().waitFor();
    await workbench.screenshot('environments-switched');
    // the panel names the environment, which a click changes
    await workbench.panel().getByRole('button', { name: 'overlays/prod', exact: true }).click();
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'overlays/dev' }).click();
    await workbench.panel().getByRole('heading', { name: 'dev/web' }).waitFor();
    await workbench.squiggles('warning').first().waitFor();
    await choose('overlays/prod');
    await workbench.squiggles('warning').first().waitFor({ state: 'detached' });
    await choose('All environments');
    await workbench.squiggles('warning').first().waitFor();
  });

  it('a fix in the base says which overlays share it', async () => {
    const { workbench, folder } = session();
    await workbench.focusEditor();
    await workbench.goTo(8, 13);
    const title = 'Change to app: web (in policy.yaml, which overlays/dev and overlays/prod share)';
    const fix = (await workbench.quickFixes()).filter({ hasText: title }).first();
    await fix.waitFor();
    await workbench.screenshot('environments-shared-fix');
    await fix.click();
    await workbench.line('app: web').waitFor();
    await workbench.squiggles('warning').first().waitFor({ state: 'detached' });
    await workbench.save();
    expect(readFileSync(join(folder, 'base/policy.yaml'), 'utf8')).toContain('app: web\n');
  });

  it('the explorer shows them', async () => {
    const { workbench } = session();
    await workbench.command('View: Show Explorer');
    const header = workbench.page.locator('.pane-header', { hasText: 'Policy Environments' });
    await header.waitFor();
    await header.click();
    const rows = workbench.page.locator('.pane-body .monaco-list-row', { hasText: 'overlays/prod' });
    await rows.first().waitFor();
    await workbench.screenshot('environments-view');
  });
});
