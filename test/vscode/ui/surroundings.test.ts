import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallWorkspace, yamlNeighbour } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

/** A key stands twice, and the policy type is in small letters. */
const twice = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: twice
  namespace: payments
spec:
  podSelector: {}
  podSelector: {}
  policyTypes: [ingress]
`;

/** A bracket stays open. */
const open = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: open
  namespace: payments
spec:
  podSelector: {}
  policyTypes: [Ingress
`;

describe('in a folder that is not trusted, beside another YAML extension', () => {
  const session = useSession({
    folder: smallWorkspace,
    isUntrusted: true,
    neighbours: [yamlNeighbour],
    settings: { 'policyLens.largeFileLimit': 0.1, 'policyLens.trace.server': 'messages' },
  });

  it('works in restricted mode', async () => {
    const { workbench } = session();
    await workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await workbench.openFile('broken.yaml');
    await (await workbench.problem('"tcp" is no protocol of a NetworkPolicy')).waitFor();
    await workbench.focusEditor();
    await workbench.goTo(15, 22);
    const hover = await workbench.hover();
    await hover.getByText('10.255.255.255').first().waitFor();
    await workbench.press('Escape');
  });

  it('says nothing twice: what the other one says is left to it', async () => {
    const { workbench, folder } = session();
    writeFileSync(join(folder, 'twice.yaml'), twice);
    writeFileSync(join(folder, 'open.yaml'), open);
    await workbench.openFile('twice.yaml');
    await (await workbench.problem('Map keys must be unique')).waitFor();
    await (await workbench.problem('"ingress" is no policy type')).waitFor();
    expect(await workbench.problemCount('twice.yaml')).toBe(2);
    await workbench.focusEditor();
    await workbench.openFile('open.yaml');
    await (await workbench.problem('Flow sequence is not closed')).waitFor();
    // Ours are there once those of a file that is opened later are.
    await workbench.focusEditor();
    await workbench.openFile('policy.yaml');
    await workbench.replaceLine(9, '      app: wroker');
    await workbench.squiggles('warning').first().waitFor();
    expect(await workbench.problemCount('open.yaml')).toBe(1);
    await workbench.focusEditor();
  });

  it('shows a note where a file is too large to be read', async () => {
    const { workbench, folder } = session();
    writeFileSync(join(folder, 'large.yaml'), `${twice}# ${'x'.repeat(150_000)}\n`);
    await workbench.openFile('large.yaml');
    const toast = workbench.page.locator('.notification-toast', {
      hasText: 'large.yaml: The file has 0.2 MB',
    });
    await toast.waitFor();
    const status = workbench.page.locator('[id="status.languageStatus"]');
    await status.hover();
    const note = workbench.page.locator('.monaco-hover', { hasText: 'more than the limit of 0.1 MB' });
    await note.first().waitFor();
    await workbench.screenshot('large-file');
    await workbench.press('Escape');
  });

  it('writes a log, and what the two sides tell each other where the setting asks for it', async () => {
    const { workbench } = session();
    await workbench.command('Policy Lens: Show Log');
    const log = workbench.page.locator('.output-view');
    await log
      .getByText(/\[trace\].*(?:textDocument|workspace)\//)
      .first()
      .waitFor();
    await workbench.screenshot('log');
  });

  it('asks nothing of another machine, which would be noticed', async () => {
    const { workbench, outside } = session();
    expect(outside).toEqual([]);
    await workbench.page.evaluate(() => fetch('https://elsewhere.example/').catch(() => undefined));
    await expect.poll(() => outside).toEqual(['https://elsewhere.example/']);
  });
});
