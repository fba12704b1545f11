import assert from 'node:assert/strict';
import { commands, extensions, TabInputWebview, window } from 'vscode';
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

  test('the preview opens beside the editor and keeps the keyboard there', async () => {
    const document = await open('policy.yaml');
    await commands.executeCommand('policyLens.openPreview');
    await eventually('a preview is open', () =>
      window.tabGroups.all.some((group) => group.tabs.some((tab) => tab.input instanceof TabInputWebview)),
    );
    assert.equal(window.activeTextEditor?.document, document);
  });
});
