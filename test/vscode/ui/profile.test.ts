import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallWorkspace } from '../workbench/sample.ts';
import { themes } from '../workbench/themes.ts';
import { useSession } from '../workbench/useSession.ts';

describe('writing a seccomp profile', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1600, height: 1000 } });
  const onDisk = (name: string): string => readFileSync(join(session().folder, name), 'utf8');
  const lane = (id: string) => session().workbench.panel().locator(`.lane-${id} [role=treeitem]`);

  it('the hover of a call tells its numbers on the profile’s architectures', async () => {
    const { workbench } = session();
    await workbench.openFile('seccomp/profile.json');
    await workbench.goTo(7, 12);
    const hover = await workbench.hover();
    await hover.getByText('Number 43 on x86_64 and 202 on aarch64.').first().waitFor();
    await workbench.screenshot('profile-hover');
    await workbench.press('Escape');
  });

  it('a misspelled call is told and mended', async () => {
    const { workbench } = session();
    await workbench.squiggles('warning').first().waitFor();
    await workbench.goTo(14, 12);
    await workbench.quickFix('Write read');
    await workbench.line('"read"').waitFor();
    await workbench.squiggles('warning').first().waitFor({ state: 'detached' });
  });

  it('the preview shows each call, and the default action last', async () => {
    const { workbench } = session();
    await workbench.command('Policy Lens: Open Preview');
    await workbench.panel().getByRole('heading', { name: 'profile.json' }).waitFor();
    await lane('allowed').filter({ hasText: 'accept' }).first().waitFor();
    expect(await lane('denied').last().textContent()).toMatch(/^every other call/);
    await workbench.focusEditor();
  });

  it('a call is completed in the middle of the list, its family first, and the preview follows', async () => {
    const { workbench } = session();
    await workbench.goTo(7, 18);
    await workbench.press('Enter');
    await workbench.type('"ac');
    const rows = workbench.page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.first().filter({ hasText: 'accept4' }).waitFor();
    // Asked for when the row is shown.
    await workbench.page.getByText('accept with flags for the new descriptor').first().waitFor();
    await workbench.screenshot('profile-completion');
    await workbench.press('Enter');
    await lane('allowed').filter({ hasText: 'accept4' }).first().waitFor();
    await workbench.save();
    await expect
      .poll(() => onDisk('seccomp/profile.json'))
      .toContain('\n        "accept",\n        "accept4",\n        "bind",\n');
    expect(onDisk('seccomp/profile.json')).toContain('\n        "read",\n');
  });

  it('a set becomes its members, in one step that can be undone', async () => {
    const { workbench } = session();
    await workbench.goTo(8, 19);
    await workbench.press('Enter');
    await workbench.type('"@chow');
    await workbench.page
      .locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: '@chown' })
      .waitFor();
    await workbench.press('Enter');
    await lane('allowed').filter({ hasText: 'fchownat' }).first().waitFor();
    await workbench.screenshot('profile-set');
    await workbench.press('Control+Z');
    await lane('allowed').filter({ hasText: 'fchownat' }).first().waitFor({ state: 'detached' });
    await workbench.line('"@chow').waitFor();
    // What undo leaves selected may reach over more than this line.
    await workbench.goTo(9);
    await workbench.press('Control+Shift+K');
    await workbench.squiggles('error').first().waitFor({ state: 'detached' });
  });

  it('a row leads to its line', async () => {
    const { workbench } = session();
    await lane('allowed').filter({ hasText: 'bind' }).first().press('Enter');
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 9, ' }).waitFor();
    await workbench.focusEditor();
  });

  it('looks right in every theme', async () => {
    const { workbench } = session();
    for (const { label } of themes) {
      await workbench.chooseTheme(label);
      await workbench.screenshot(`profile-${label.toLowerCase().replaceAll(' ', '-')}`);
    }
  });

  it('rules are symbols by what they do', async () => {
    const { workbench } = session();
    await workbench.quickInput('Control+Shift+O', '@ALLOW', 'ALLOW: 12 calls');
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 5, ' }).waitFor();
  });

  it('a snippet writes an object that the operator takes', async () => {
    const { workbench } = session();
    await workbench.openFile('seccomp/new.yaml');
    await workbench.goTo(2);
    await workbench.complete('sc-object', 'sc-object');
    await workbench.line('kind: SeccompProfile').waitFor();
    await workbench.press('Escape');
    await workbench.panel().getByRole('heading', { name: 'app' }).waitFor();
    expect(await workbench.squiggles('error').count()).toBe(0);
    await workbench.save();
    await expect.poll(() => onDisk('seccomp/new.yaml')).toContain('\n  defaultAction: SCMP_ACT_ERRNO\n');
  });

  it('asks nothing of another machine', () => {
    expect(session().outside).toEqual([]);
  });
});
