import assert from 'node:assert/strict';
import { extensions, Uri, version, window, workspace } from 'vscode';
import { eventually } from './eventually.ts';

const id = 'policy-lens.policy-lens';

suite('activation', () => {
  test('the packaged extension is installed in a real VS Code', () => {
    assert.match(version, /^1\.\d+\.\d+/);
    assert.ok(extensions.getExtension(id));
  });

  test('a policy activates it', async () => {
    const [file] = await workspace.findFiles('**/*.yaml', undefined, 1);
    assert.ok(file instanceof Uri);
    await window.showTextDocument(file);
    await eventually('the extension is active', () => extensions.getExtension(id)?.isActive === true);
  });
});
