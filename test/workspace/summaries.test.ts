import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { readFile, summarise, type WorkspaceFile } from '../../server/src/workspace/file.ts';

const text = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }], ports: [{ port: 80 }] }]
`;

/** The summary of a file, and a way to see whether its trees are still in memory. */
function read(summed: boolean): { readonly file: WorkspaceFile; readonly tree: WeakRef<object> } {
  const file = finish(readFile({ uri: 'file:///a.yaml', language: 'yaml', version: 0, text }));
  const root = file.documents[0]?.syntax?.root;
  if (root === undefined) throw new Error('There is no tree.');
  return { file: summed ? summarise(file) : file, tree: new WeakRef(root) };
}

async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  await setImmediate();
  runInNewContext('gc')();
}

it('the summary of a closed file lets its trees go', async () => {
  const open = read(false);
  const closed = read(true);
  await collectGarbage();
  expect(closed.tree.deref()).toBeUndefined();
  expect(open.tree.deref()).toBeDefined();
  expect(open.file.documents).toHaveLength(1);
  const [manifest] = closed.file.documents[0]?.manifests ?? [];
  expect(manifest?.locate('spec.ingress[0].from[0]')).toEqual(
    open.file.documents[0]?.manifests[0]?.locate('spec.ingress[0].from[0]'),
  );
});
