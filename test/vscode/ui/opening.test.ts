import { describe, expect, it } from 'vitest';
import { sampleWorkspace } from '../workbench/sample.ts';
import { useSession } from '../workbench/useSession.ts';

describe('opening a policy', () => {
  const session = useSession({ folder: sampleWorkspace });

  it('shows it and starts the extension', async () => {
    const { workbench } = session();
    await workbench.openFile('policies.yaml');
    await workbench.screenshot('policy-open');
  });

  it('asks nothing of another machine', () => {
    expect(session().outside).toEqual([]);
  });
});
