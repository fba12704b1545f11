import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { readFile, summarise, type WorkspaceFile } from '../../server/src/workspace/file.ts';

const policy = (app: number) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: application-number-${app}
  namespace: team-${app % 40}
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: application-number-${app}
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app.kubernetes.io/name: application-number-${app + 1}
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: team-${(app + 1) % 40}
      ports:
        - protocol: TCP
          port: 8080
`;

function summaryOf(app: number): WorkspaceFile {
  const uri = `file:///workspace/application-${app}.yaml`;
  return summarise(finish(readFile({ uri, language: 'yaml', version: 0, text: policy(app) })));
}

async function heapUsed(): Promise<number> {
  setFlagsFromString('--expose-gc');
  await setImmediate();
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

/** Of a thousand summaries, for each, in bytes. */
async function measure(first: number): Promise<number> {
  const count = 1_000;
  const before = await heapUsed();
  const files = Array.from({ length: count }, (_, app) => summaryOf(first + app));
  for (const { documents } of files) {
    const found = documents[0]?.manifests[0]?.locate('spec.ingress[0].from[1]');
    expect(found?.value.start).toBeGreaterThan(300);
  }
  const each = ((await heapUsed()) - before) / count;
  expect(files).toHaveLength(count);
  return each;
}

it('the summary of a policy takes little, also once its elements were looked up', async () => {
  // Whatever else happens in the process can only add to it.
  const measured = [await measure(0), await measure(1_000), await measure(2_000)];
  expect(Math.min(...measured)).toBeLessThan(4_850);
});
