import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'vitest';
import { smallWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: payments, labels: { app: ${name} } }\n`;

describe('the files of a folder', () => {
  const session = useSession({
    folder: smallWorkspace,
    isCommitted: true,
    settings: { 'files.exclude': { '**/excluded': true } },
  });
  const row = (text: RegExp) =>
    session().workbench.page.locator('.pane-body .monaco-list-row').filter({ hasText: text }).first();
  const write = (name: string, text: string): void => {
    const path = join(session().folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };

  it('are those that neither .gitignore nor files.exclude leaves out, JSON with comments among them', async () => {
    const { workbench } = session();
    write('.gitignore', 'ignored/\n');
    write('ignored/pod.yaml', pod('ignored'));
    write('excluded/pod.yaml', pod('excluded'));
    write(
      'pod.jsonc',
      '// as written by hand\n{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "commented", "namespace": "payments"}}\n',
    );
    write('last.yaml', pod('last'));
    await workbench.openFile('values.yaml');
    await workbench.page.getByRole('tab', { name: 'Policy Lens' }).click();
    await row(/^commented/).waitFor();
    await row(/^last/).waitFor();
    await row(/^ignored/).waitFor({ state: 'detached' });
    await row(/^excluded/).waitFor({ state: 'detached' });
    await workbench.screenshot('folder-files');
  });

  it('are others where .gitignore says something else', async () => {
    rmSync(join(session().folder, '.gitignore'));
    await row(/^ignored/).waitFor();
    await row(/^excluded/).waitFor({ state: 'detached' });
  });

  it('have findings, but for one that a comment with its reason takes away', async () => {
    const { workbench } = session();
    await workbench.openFile('policy.yaml');
    await workbench.replaceLine(9, '      app: wroker');
    const finding = workbench.squiggles('warning').first();
    await finding.waitFor();
    await workbench.replaceLine(
      9,
      '      # policy-lens-ignore selector-matches-nothing: comes next week\n      app: wroker',
    );
    await finding.waitFor({ state: 'detached' });
  });

  it('have none on the old side of a difference', async () => {
    const { workbench } = session();
    await workbench.openFile('broken.yaml');
    await workbench.squiggles('error').first().waitFor();
    await workbench.replaceLine(1, '# Changed.\napiVersion: networking.k8s.io/v1');
    await workbench.save();
    await workbench.page.locator('.editor-actions a[aria-label^="Open Changes"]').first().click();
    const side = (name: string) => workbench.page.locator(`.${name}-in-monaco-diff-editor .squiggly-error`);
    await side('modified').first().waitFor();
    await workbench.screenshot('difference');
    await side('original').first().waitFor({ state: 'detached' });
  });

  it('are checked against the version that a command chooses', async () => {
    const { workbench } = session();
    await workbench.openFile('policy.yaml');
    await workbench.command('Policy Lens: Select Kubernetes Version');
    const choice = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: '1.33' });
    await choice.click();
    await workbench.page.locator('[id="status.languageStatus"]').hover();
    await workbench.page.locator('.monaco-hover', { hasText: 'Kubernetes 1.33' }).first().waitFor();
  });
});
