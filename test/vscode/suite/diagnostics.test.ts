import assert from 'node:assert/strict';
import { commands, Range, WorkspaceEdit, window, workspace } from 'vscode';
import { eventually } from './eventually.ts';
import { findings, open, ourDiagnostics, positionOf, underlined } from './support.ts';

suite('diagnostics', () => {
  teardown(() => commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  test('stand under what is wrong, and give the API server’s own words', async () => {
    const document = await open('broken.yaml');
    const found = await findings(document, 2);
    const byText = new Map(found.map((finding) => [underlined(document, finding), finding]));
    assert.deepEqual([...byText.keys()].sort(), ['10.0.0.7/8', 'tcp']);
    assert.match(
      byText.get('tcp')?.message ?? '',
      /spec\.egress\[0\]\.ports\[0\]\.protocol: Unsupported value: "tcp"/,
    );
  });

  test('are silent on a good policy and on files of others', async () => {
    // The broken one is asked for last: when its findings are there, the others had their turn.
    const good = await open('policy.yaml');
    const foreign = await open('values.yaml');
    await findings(await open('broken.yaml'), 2);
    assert.deepEqual([...ourDiagnostics(good), ...ourDiagnostics(foreign)], []);
  });

  test('follow the unsaved text', async () => {
    const document = await open('policy.yaml');
    const begin = positionOf(document, 'TCP');
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, new Range(begin, begin.translate(0, 3)), 'TPC');
    await workspace.applyEdit(edit);
    const [finding] = await findings(document, 1);
    assert.equal(finding && underlined(document, finding), 'TPC');
    await commands.executeCommand('undo');
    await findings(document, 0);
  });

  test('see an untitled document', async () => {
    const content =
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: new\nspec:\n  podSelector: []\n';
    const document = await workspace.openTextDocument({ language: 'yaml', content });
    await window.showTextDocument(document);
    await eventually('a finding', () => ourDiagnostics(document).length > 0);
  });

  test('come back after a restart of the server', async () => {
    const document = await open('broken.yaml');
    await findings(document, 2);
    await commands.executeCommand('policyLens.restartServer');
    await findings(document, 2);
  });
});
