import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

describe('the target of a seccomp profile', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1600, height: 1000 } });
  const shown = (text: string | RegExp) =>
    session().workbench.page.locator('.statusbar-item', { hasText: text });

  /** @param current how the first row marks what is current */
  async function choose(label: string, current: string): Promise<void> {
    const { workbench } = session();
    await workbench.command('Policy Lens: Select Seccomp Target');
    const input = workbench.page.locator('.quick-input-widget input[placeholder*="profiles are used"]');
    await input.waitFor();
    await workbench.page
      .locator('.quick-input-list .monaco-list-row.focused[data-index="0"]', { hasText: current })
      .waitFor();
    await input.fill(label);
    await workbench.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label }).waitFor();
    await workbench.press('Enter');
  }

  it('is in the status bar while a profile is open: what it seems to be written for', async () => {
    const { workbench } = session();
    await workbench.openFile('seccomp/docker.json');
    await shown('Docker 29').first().waitFor();
    expect(await workbench.squiggles('warning').count()).toBe(0);
  });

  it('is switched by a quick pick, which changes the findings and the status bar', async () => {
    const { workbench } = session();
    await choose('kubernetes-containerd-2.2', 'current: Docker 29');
    await shown('Kubernetes with containerd 2.2').first().waitFor();
    await workbench.squiggles('warning').first().waitFor();
    await workbench.screenshot('target-containerd');
    await choose('docker-29', 'kubernetes-containerd-2.2');
    await shown('Docker 29').first().waitFor();
    await workbench.squiggles('warning').first().waitFor({ state: 'detached' });
  });

  it('an incomplete family is mended in one step', async () => {
    const { workbench } = session();
    await choose('podman-5.4', 'docker-29');
    await shown('Podman 5.4').first().waitFor();
    await workbench.squiggles('warning').first().waitFor();
    await workbench.goTo(31, 12);
    await workbench.screenshot('target-podman');
    await workbench.quickFix('Allow faccessat2 too');
    await workbench.line('"faccessat2"').waitFor();
    await workbench.squiggles('warning').first().waitFor({ state: 'detached' });
    await workbench.save();
    await expect
      .poll(() => readFileSync(join(session().folder, 'seccomp/docker.json'), 'utf8'))
      .toContain('"faccessat",\n        "faccessat2"\n');
  });

  it('is not in the status bar of other documents', async () => {
    const { workbench } = session();
    await workbench.openFile('policy.yaml');
    await shown('Podman 5.4').first().waitFor({ state: 'detached' });
  });
});
