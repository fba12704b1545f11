import assert from 'node:assert/strict';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { commands, workspace } from 'vscode';
import { findings, open } from './support.ts';

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: moved}
spec:
  podSelector: {matchLabels: {app: web}}
  ingress: [{ports: [{port: 80}]}]
`;
const pod = `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: moved, labels: {app: web}}
spec:
  containers: [{name: main, image: example/web:1, ports: [{containerPort: 8080}]}]
`;

suite('folders', () => {
  test('that come, are renamed and go outside the editor are followed with all that they hold', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(folder, 'a folder is open');
    const outside = await mkdtemp(join(dirname(folder), 'moved-'));
    const [first, second, file] = ['came', 'renamed', 'moved-policy.yaml'].map((name) => join(folder, name));
    assert.ok(first !== undefined && second !== undefined && file !== undefined);
    try {
      await writeFile(join(outside, 'pod.yaml'), pod);
      await writeFile(file, policy);
      const document = await open('moved-policy.yaml');
      await findings(document, 0);
      await rename(outside, first);
      await findings(document, 1);
      await rm(join(first, 'pod.yaml'));
      await findings(document, 0);
      await writeFile(join(first, 'pod.yaml'), pod);
      await findings(document, 1);
      await rename(first, second);
      await rm(second, { recursive: true });
      await findings(document, 0);
    } finally {
      await commands.executeCommand('workbench.action.closeActiveEditor');
      for (const path of [outside, first, second, file]) await rm(path, { recursive: true, force: true });
    }
  });
});
