import { setImmediate } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { namedFiles } from '../../server/src/lsp/namedFiles.ts';
import { ServerState } from '../../server/src/lsp/state.ts';
import { withFolders } from '../../server/src/workspace/snapshot.ts';
import { memoryHost } from '../support/memoryHost.ts';

it('what builds name is looked for once after a burst of changes, and not before what is asked along with them', async () => {
  let wake: () => void = () => undefined;
  const rested = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const state = new ServerState();
  const looks = vi.spyOn(state, 'workbench', 'get');
  namedFiles(state, { ...memoryHost(() => new Map()), rest: () => rested });
  for (const name of ['a', 'b', 'c']) {
    state.update((snapshot) => withFolders(snapshot, [{ uri: `file:///${name}`, name }]));
    await setImmediate();
  }
  expect(looks).not.toHaveBeenCalled();
  wake();
  await setImmediate();
  expect(looks.mock.calls.length).toBeLessThan(3);
});
