import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { quantile } from './support/numbers.mjs';
import { startServer } from './support/server.mjs';
import { policy } from './support/texts.mjs';
import { writeWorkspace } from './support/workspace.mjs';

/**
 * What an editor asks for while a policy is written, each after an edit, in milliseconds that the server computes.
 * @param {string} folder that is written first
 * @param {number} count of manifests
 */
export async function measureWriting(folder, count) {
  writeWorkspace(folder, count);
  const rootUri = pathToFileURL(folder).href;
  const server = await startServer({ loopFile: `${folder}.loop`, rootUri });
  const { connection, pid, indexed } = server;
  await indexed;
  const uri = `${rootUri}/team-0/app-0-policy.yaml`;
  const text = policy(0);
  const textDocument = { uri };
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
  const at = (line, character) => ({ line, character });
  const range = (line, character) => ({ start: at(line, character), end: at(line, character) });
  const refactor = { diagnostics: [], only: ['refactor'], triggerKind: 1 };
  const asked = {
    'hover on the policy': () => ['textDocument/hover', { textDocument, position: at(1, 8) }],
    'hover on a selector': () => ['textDocument/hover', { textDocument, position: at(16, 14) }],
    'hover on a port': () => ['textDocument/hover', { textDocument, position: at(31, 18) }],
    hints: () => ['textDocument/inlayHint', { textDocument, range: { start: at(0, 0), end: at(60, 0) } }],
    lenses: () => ['textDocument/codeLens', { textDocument }],
    'quick-fixes': () => [
      'textDocument/codeAction',
      { textDocument, range: range(16, 14), context: { diagnostics: [], only: ['quickfix'] } },
    ],
    refactorings: () => [
      'textDocument/codeAction',
      { textDocument, range: range(16, 14), context: refactor },
    ],
  };
  const times = Object.fromEntries(Object.keys(asked).map((name) => [name, []]));
  let version = 1;
  for (let round = 0; round < 40; round++) {
    for (const [name, request] of Object.entries(asked)) {
      version++;
      const changed = text.replace('app: app-40', `app: app-${40 * (1 + (version % 9))}`);
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text: changed }],
      });
      // What the edit itself makes anew is not what is measured here.
      await connection.sendRequest('textDocument/diagnostic', { textDocument });
      const before = computed(pid);
      const [method, params] = request();
      const answer = await connection.sendRequest(method, params);
      if (answer === null || (answer.length === 0 && name !== 'quick-fixes'))
        throw new Error(`${name}: no answer`);
      times[name].push(computed(pid) - before);
    }
  }
  await server.stop();
  return Object.fromEntries(
    Object.entries(times).map(([name, all]) => [
      name,
      `${quantile(all, 0.5).toFixed(1)} / ${quantile(all, 0.95).toFixed(1)}`,
    ]),
  );
}

/** How long a process has been computing, its threads together, in milliseconds. Linux alone tells. @param {number} pid */
function computed(pid) {
  const threads = readdirSync(`/proc/${pid}/task`);
  const spent = threads.map(
    (thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0],
  );
  return spent.reduce((sum, nanoseconds) => sum + Number(nanoseconds) / 1e6, 0);
}
