import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

describe('editing a policy', () => {
  const session = useSession({ folder: smallWorkspace });
  const onDisk = (name: string): string => readFileSync(join(session().folder, name), 'utf8');

  it('what the API server refuses is underlined and listed in Problems', async () => {
    const { workbench } = session();
    await workbench.openFile('broken.yaml');
    await workbench.squiggles('error').first().waitFor();
    await (await workbench.problem('"tcp" is no protocol of a NetworkPolicy')).waitFor();
    await (await workbench.problem('Write 10.0.0.0/8 for the whole network')).waitFor();
    await workbench.screenshot('problems');
    await workbench.focusEditor();
  });

  it('the hover of a CIDR tells where it ends', async () => {
    const { workbench } = session();
    await workbench.goTo(15, 22);
    const hover = await workbench.hover();
    await hover.getByText('10.255.255.255').first().waitFor();
    await workbench.screenshot('hover');
    await workbench.press('Escape');
  });

  it('quick fixes mend both, and the file on disk has them after saving', async () => {
    const { workbench } = session();
    await workbench.goTo(17, 22);
    await workbench.quickFix('Write TCP');
    await workbench.line('protocol: TCP').waitFor();
    await workbench.goTo(15, 22);
    await workbench.quickFixes();
    await workbench.screenshot('quick-fixes');
    await workbench.press('Escape');
    await workbench.quickFix(/10\.0\.0\.0\/8/);
    await workbench.line('cidr: 10.0.0.0/8').waitFor();
    await workbench.squiggles('error').first().waitFor({ state: 'detached' });
    await workbench.save();
    const mended = readFileSync(join(smallWorkspace, 'broken.yaml'), 'utf8')
      .replace('10.0.0.7/8', '10.0.0.0/8')
      .replace('tcp', 'TCP');
    await expect.poll(() => onDisk('broken.yaml')).toBe(mended);
  });

  it('completion offers the labels that pods have', async () => {
    const { workbench } = session();
    await workbench.openFile('policy.yaml');
    await workbench.replaceLine(9, '      app: ');
    const rows = await workbench.completions();
    await rows.filter({ hasText: 'worker' }).first().waitFor();
    await workbench.screenshot('completion');
    await workbench.press('Escape');
    await workbench.complete('worker', 'work');
    await workbench.line('app: worker').waitFor();
    await workbench.save();
    await expect
      .poll(() => onDisk('policy.yaml'))
      .toContain('podSelector:\n    matchLabels:\n      app: worker\n  policyTypes');
  });

  it('a selector that matches no pod is told, with the label that was meant', async () => {
    const { workbench } = session();
    await workbench.openFile('policy.yaml');
    await workbench.replaceLine(9, '      app: wroker');
    await (await workbench.problem('Did you mean app=worker?')).waitFor();
    await workbench.focusEditor();
    await workbench.replaceLine(9, '      app: worker');
    await workbench.squiggles('warning').first().waitFor({ state: 'detached' });
  });

  it('a snippet writes a whole policy', async () => {
    const { workbench } = session();
    await workbench.openFile('new.yaml');
    await workbench.goTo(2);
    await workbench.complete('np-deny-all-ingress', 'np-deny-all-in');
    await workbench.line('kind: NetworkPolicy').waitFor();
    await workbench.press('Escape');
    await workbench.save();
    await expect
      .poll(() => onDisk('new.yaml'))
      .toContain('\nmetadata:\n  name: default-deny-ingress\n  namespace: default\nspec:\n');
    expect(await workbench.squiggles('error').count()).toBe(0);
  });

  it('asks nothing of another machine', () => {
    expect(session().outside).toEqual([]);
  });
});
