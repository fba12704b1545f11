import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KubernetesVersion } from '../../server/src/kubernetes/version.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';

// Test files share their modules: what is watched here is loaded anew, for this file alone.
vi.resetModules();
vi.doMock('../../server/src/manifests/admission/admit.ts', { spy: true });
const { finish } = await import('../../server/src/base/steps.ts');
const { admit } = await import('../../server/src/manifests/admission/admit.ts');
const { readFile } = await import('../../server/src/workspace/file.ts');
const { findingsOf, refusedIn, workbenchOf } = await import('../support/workbench.ts');

const judged = vi.mocked(admit);
const versions = (): readonly KubernetesVersion[] => judged.mock.calls.map(([, , version]) => version);

const policy = (cidr: string) => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  ingress: [{ from: [{ ipBlock: { cidr: ${cidr} } }] }]
`;

beforeEach(() => {
  judged.mockClear();
});

afterAll(() => {
  vi.doUnmock('../../server/src/manifests/admission/admit.ts');
  vi.resetModules();
});

describe('what the API server says to a policy', () => {
  it('is not asked for a text to be read, as hover and completion need no more', () => {
    finish(readFile({ uri: 'file:///a.yaml', language: 'yaml', version: 1, text: policy('nonsense') }));
    expect(versions()).toEqual([]);
  });

  it('is asked once for a refused policy with the newest target, for its environment and its findings', () => {
    const workbench = workbenchOf(new Map([['a.yaml', policy('nonsense')]]));
    expect(findingsOf(workbench)).toHaveLength(1);
    expect(refusedIn(workbench.assembly.environments[0])).toEqual(['web']);
    expect(versions()).toEqual(['1.37']);
  });

  it('is asked of what is built when somebody wants to know, and no more where an edit leaves the object as it is', () => {
    const files = new Map([
      ['kustomization.yaml', 'resources: [policy.yaml]\nnamePrefix: dev-\n'],
      ['policy.yaml', policy('nonsense')],
    ]);
    const before = workbenchOf(files);
    const [built] = before.assembly.environments;
    expect(versions()).toEqual([]);
    expect(refusedIn(built)).toEqual(['dev-web']);
    expect(versions()).toEqual(['1.37']);
    const moved = workbenchOf(
      new Map([...files, ['policy.yaml', `# moved\n${policy('nonsense')}`]]),
      undefined,
      before,
    );
    expect(refusedIn(moved.assembly.environments[0])).toEqual(['dev-web']);
    expect(versions()).toEqual(['1.37']);
  });

  it('is asked while a file of many policies is read, which is done in slices of time', () => {
    const text = Array.from({ length: 30 }, (_, index) => policy(`10.${index}.0.0/16`)).join('');
    const steps = readFile({ uri: 'file:///a.yaml', language: 'yaml', version: 1, text });
    let most = 0;
    for (let before = 0, done = false; !done; before = versions().length) {
      done = steps.next().done === true;
      most = Math.max(most, versions().length - before);
    }
    expect(versions()).toHaveLength(30);
    expect(most).toBe(1);
  });

  it('is asked of the target too, where it is an older one', () => {
    const settings = { ...defaultSettings, kubernetesVersion: '1.30' as const };
    const leadingZeros = workbenchOf(new Map([['a.yaml', policy('010.0.0.0/8')]]), settings);
    expect(refusedIn(leadingZeros.assembly.environments[0])).toEqual([]);
    expect(versions()).toEqual(['1.37', '1.30']);
  });
});
