import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clustersWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

describe('two clusters of Flux and one of an ApplicationSet', () => {
  const session = useSession({ folder: clustersWorkspace });
  const inUse = (name: string) =>
    session().workbench.page.locator('.statusbar-item', { hasText: name }).first();
  const rows = (text: string) =>
    session().workbench.page.locator('.pane-body .monaco-list-row', { hasText: text });
  const choose = async (label: string): Promise<void> => {
    const { workbench } = session();
    await workbench.command('Policy Lens: Select Environment');
    await workbench.page.locator('.quick-input-widget input.input').fill(label);
    await workbench.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label }).waitFor();
    await workbench.press('Enter');
  };

  it('are listed by the view, with their files, what is complete in them, and why', async () => {
    const { workbench } = session();
    await workbench.openFile('apps/base/policy.yaml');
    const header = workbench.page.locator('.pane-header', { hasText: 'Policy Environments' });
    await header.waitFor();
    await header.click();
    for (const name of ['clusters/east', 'clusters/west', 'tools']) await rows(name).first().waitFor();
    await rows('clusters/west').first().locator('.monaco-tl-twistie').click();
    await rows('Complete').first().waitFor();
    await workbench.screenshot('clusters-view');
    await rows('clusters/west').first().locator('.monaco-tl-twistie').click();
    await rows('tools').first().locator('.monaco-tl-twistie').click();
    await rows('Unknown: what the generator matrix of ApplicationSet regions deploys').first().click();
    await workbench.page.locator('.tab.active', { hasText: 'regions.yaml' }).waitFor();
    await workbench.screenshot('clusters-unknown');
  });

  it('are offered by the quick pick, and the status bar tells which one answers', async () => {
    const { workbench } = session();
    await workbench.openFile('apps/base/policy.yaml');
    await inUse('clusters/east').waitFor();
    await inUse('clusters/east').click();
    const offered = workbench.page.locator('.quick-input-list .monaco-list-row');
    await offered.filter({ hasText: 'tools' }).waitFor();
    await workbench.screenshot('clusters-pick');
    expect(await offered.allInnerTexts()).toEqual([
      expect.stringContaining('tools'),
      expect.stringContaining('clusters/east'),
      expect.stringContaining('clusters/west'),
      expect.stringContaining('All environments'),
    ]);
    await workbench.press('Escape');
  });

  it('hover and lenses speak of one and say which', async () => {
    const { workbench } = session();
    await workbench.openFile('apps/base/policy.yaml');
    await workbench.lens('in clusters/east').waitFor();
    await workbench.goTo(4, 9);
    const hover = await workbench.hover();
    await hover.getByText('clusters/east').first().waitFor();
    await workbench.screenshot('clusters-hover-east');
    await workbench.press('Escape');
    await choose('clusters/west');
    await inUse('clusters/west').waitFor();
    await workbench.focusEditor();
    await workbench.lens('in clusters/west').waitFor();
    await workbench.goTo(4, 9);
    const other = await workbench.hover();
    await other.getByText('clusters/west').first().waitFor();
    await workbench.screenshot('clusters-hover-west');
    await workbench.press('Escape');
  });

  it('a finding on a line of a patch is mended there', async () => {
    const { workbench, folder } = session();
    await workbench.openFile('apps/west/patch.yaml');
    await workbench.squiggles('error').first().waitFor();
    await (await workbench.problem('"tcp" is no protocol')).waitFor();
    await workbench.screenshot('clusters-patch');
    await workbench.focusEditor();
    await workbench.goTo(13, 21);
    await workbench.quickFix('Write TCP');
    await workbench.line('protocol: TCP').waitFor();
    await workbench.squiggles('error').first().waitFor({ state: 'detached' });
    await workbench.save();
    expect(readFileSync(join(folder, 'apps/west/patch.yaml'), 'utf8')).toContain('protocol: TCP\n');
  });

  it('another one has other findings, and the preview follows', async () => {
    const { workbench } = session();
    await (await workbench.problem('No pod in namespace shop has the label app=frnt')).waitFor();
    await workbench.focusEditor();
    await workbench.command('Policy Lens: Open Preview');
    await workbench.panel().getByRole('heading', { name: 'shop/web' }).waitFor();
    await workbench.panel().getByText('clusters/west').first().waitFor();
    await workbench.screenshot('clusters-preview-west');
    await workbench.focusEditor();
    await workbench.openFile('teams/build/policy.yaml');
    await choose('tools');
    await workbench.panel().getByRole('heading', { name: 'build/build' }).waitFor();
    await workbench.panel().getByText('tools').first().waitFor();
    await workbench.screenshot('clusters-preview-tools');
  });
});
