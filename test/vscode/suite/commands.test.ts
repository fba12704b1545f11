import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, extensions, TabInputWebview, window, workspace } from 'vscode';
import { eventually } from './eventually.ts';
import { findings, open } from './support.ts';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

suite('commands', () => {
  teardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

  test('all that the manifest names are there once the extension is active', async () => {
    await findings(await open('broken.yaml'), 2);
    const manifest = extensions.getExtension('policy-lens.policy-lens')?.packageJSON as Manifest;
    const named = manifest.contributes.commands.map(({ command }) => command);
    const there = new Set(await commands.getCommands(true));
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((command) => !there.has(command)),
      [],
    );
  });

  test('a report of a problem names nothing of what is open', async () => {
    await findings(await open('broken.yaml'), 2);
    await open('payments.yaml');
    const settings = workspace.getConfiguration('policyLens');
    await settings.update('rules', { payments: 'off', syntax: 'hint' }, ConfigurationTarget.Global);
    await commands.executeCommand('policyLens.reportProblem');
    const report = await eventually('the report', () => {
      const document = window.activeTextEditor?.document;
      return document?.languageId === 'markdown' && document.getText();
    });
    assert.match(report, /Nothing has been sent/);
    assert.match(report, /\| Language server \| \d+\.\d+\.\d+ \(running\) \|/);
    assert.match(report, /"<name>": "off",\s+"syntax": "hint"/);
    assert.match(report, /\[info\] Activated version/);
    assert.doesNotMatch(report, /payments|broken|worker|10\.0\.0\.7|5432/);
    for (const { uri } of workspace.workspaceFolders ?? []) assert.ok(!report.includes(uri.fsPath));
    await settings.update('rules', undefined, ConfigurationTarget.Global);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('what counts as complete is chosen in a file that is made with explanations', async () => {
    await findings(await open('broken.yaml'), 2);
    await commands.executeCommand('policyLens.showCompleteness');
    const document = await eventually('the file', () => {
      const shown = window.activeTextEditor?.document;
      return shown?.fileName.endsWith('.policy-lens.yaml') && shown;
    });
    assert.match(document.getText(), /complete:/);
    const own = new TextEncoder().encode('environments:\n  - name: mine\n');
    await workspace.fs.writeFile(document.uri, own);
    await commands.executeCommand('policyLens.showCompleteness');
    assert.deepEqual(Buffer.from(await workspace.fs.readFile(document.uri)), Buffer.from(own));
    await workspace.fs.delete(document.uri);
  });

  test('the preview opens beside the editor and keeps the keyboard there', async () => {
    const document = await open('policy.yaml');
    await commands.executeCommand('policyLens.openPreview');
    await eventually('a preview is open', () =>
      window.tabGroups.all.some((group) => group.tabs.some((tab) => tab.input instanceof TabInputWebview)),
    );
    assert.equal(window.activeTextEditor?.document, document);
  });
});
