import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { controller, listed, pod, yamlList } from '../../support/clusterList.ts';
import { overlaysWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

const cluster = yamlList([
  listed('Namespace', 'prod'),
  controller('Deployment', 'prod/web', { app: 'web' }),
  pod('prod/web-5d4-a', { app: 'web', 'pod-template-hash': '5d4' }, 'ReplicaSet/web-5d4'),
  pod('other/db-0', { app: 'db' }, 'StatefulSet/db'),
  listed('NetworkPolicy', 'prod/more', { spec: { podSelector: {}, policyTypes: ['Ingress'] } }),
]);

describe('a snapshot of the cluster', () => {
  const session = useSession({ folder: overlaysWorkspace });

  it('is asked for by a command that is shown and copied', async () => {
    const { workbench } = session();
    await workbench.openFile('base/policy.yaml');
    await workbench.squiggles('warning').first().waitFor();
    await workbench.command('Policy Lens: Complete This Environment');
    const input = workbench.page.locator('.quick-input-widget input.input');
    await input.fill('overlays/prod');
    await workbench.page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: 'overlays/prod' })
      .waitFor();
    await workbench.press('Enter');
    const toast = workbench.page.locator('.notification-toast', {
      hasText: 'Copied the command that completes overlays/prod',
    });
    await toast.waitFor();
    await workbench.screenshot('snapshot-command');
    expect(await toast.innerText()).toContain('kubectl get namespaces,networkpolicies,pods,');
    await toast.getByRole('button', { name: 'Name It in .policy-lens.yaml' }).click();
    await workbench.line('file: cluster-prod.yaml').waitFor();
  });

  it('is named in .policy-lens.yaml, where a file that is not there is told of', async () => {
    const { workbench, folder } = session();
    const written = readFileSync(join(folder, '.policy-lens.yaml'), 'utf8');
    expect(written).toContain('environments: ["overlays/prod"]');
    await workbench.squiggles('error').first().waitFor();
    writeFileSync(join(folder, 'cluster-prod.yaml'), cluster);
    await workbench.squiggles('error').first().waitFor({ state: 'detached' });
  });

  it('is shown with its age, with what is otherwise in it and with what it holds alone', async () => {
    const { workbench } = session();
    await workbench.command('View: Show Explorer');
    const header = workbench.page.locator('.pane-header', { hasText: 'Policy Environments' });
    await header.waitFor();
    await header.click();
    const row = (text: string) =>
      workbench.page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
    await row('overlays/prod').locator('.monaco-tl-twistie').click();
    await row('cluster-prod.yaml: at most').click();
    // The view is low: what is further down is drawn once it is scrolled to.
    await workbench.press('ArrowDown');
    await row('not in the cluster as here').waitFor();
    await workbench.press('ArrowDown');
    const alone = row('in the cluster alone');
    await alone.locator('.monaco-tl-contents').click();
    await alone.locator('.monaco-tl-twistie:not(.collapsed)').waitFor();
    await workbench.press('ArrowDown');
    await row('NetworkPolicy prod/more').waitFor();
    await workbench.screenshot('snapshot-view');
  });

  it('is opened without a finding', async () => {
    const { workbench } = session();
    await workbench.openFile('cluster-prod.yaml');
    await workbench.line('apiVersion: "v1"').first().waitFor();
    expect(await workbench.squiggles('error').count()).toBe(0);
    await workbench.screenshot('snapshot-open');
  });
});
