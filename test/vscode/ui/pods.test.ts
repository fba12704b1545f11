import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web
      securityContext:
        seccompProfile:
          type: Localhost
          localhostProfile: seccomp/docker.json
`;

describe('a pod that names a seccomp profile', () => {
  const session = useSession({ folder: smallWorkspace, viewport: { width: 1600, height: 1000 } });

  it('has its hover say what the container runs under, and how much that allows', async () => {
    const { workbench, folder } = session();
    writeFileSync(join(folder, 'pod.yaml'), pod);
    await workbench.openFile('pod.yaml');
    await workbench.goTo(7, 13);
    const hover = await workbench.hover();
    await hover.getByText('by its own seccompProfile:').first().waitFor();
    expect(await hover.first().textContent()).toMatch(
      /web runs under seccomp\/docker\.json of the node.*On Kubernetes with containerd .* it allows \d+ of \d+ calls/,
    );
    await workbench.screenshot('pod-hover');
    await workbench.press('Escape');
  });

  it('leads to the file', async () => {
    const { workbench } = session();
    await workbench.goTo(12, 32);
    await workbench.page.locator('.editor-instance .detected-link').first().waitFor();
    await workbench.command('Open Link');
    await workbench.page.locator('.tab.active', { hasText: 'docker.json' }).waitFor();
    await workbench.screenshot('pod-link');
  });
});
