import assert from 'node:assert/strict';
import { type CodeLens, commands, TabInputWebview, window } from 'vscode';
import { eventually } from './eventually.ts';
import { open } from './support.ts';

suite('lenses', () => {
  teardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

  test('lead from a policy to who can reach its pods', async () => {
    const document = await open('policy.yaml');
    const lens = await eventually('a lens', async () => {
      const found = await commands.executeCommand<CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      return found.find(({ command }) => command?.command === 'policyLens.showReach');
    });
    assert.ok(lens.command);
    await commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
    await eventually('the preview', () =>
      window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(({ input }) => input instanceof TabInputWebview && input.viewType.includes('policyLens')),
    );
  });
});
