import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { quantile } from './support/numbers.mjs';
import { startServer } from './support/server.mjs';
import { deployment, policy, policyStream } from './support/texts.mjs';
import { writeWorkspace } from './support/workspace.mjs';

/**
 * Opens a workspace of so many manifests and edits in it as people do.
 * @param {string} folder that is written first
 * @param {number} count of manifests
 */
export async function measureWorkspace(folder, count) {
  writeWorkspace(folder, count);
  const loopFile = `${folder}.loop`;
  const rootUri = pathToFileURL(folder).href;
  const server = await startServer({ loopFile, rootUri });
  const { connection, ready, panelChange } = server;
  const begin = performance.now();
  await server.indexed;
  const indexing = performance.now() - begin;

  const uri = `${rootUri}/team-0/app-0-policy.yaml`;
  const text = policy(0);
  let version = 1;
  const textDocument = { uri, languageId: 'yaml', version, text };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  await connection.sendRequest('policyLens/preview/subscribe', {
    subscription: 'bench',
    focus: { uri, position: { line: 9, character: 0 } },
  });
  const [diagnostics, patches] = [[], []];
  for (let round = 0; round < 40; round++) {
    version++;
    const patched = panelChange();
    const changed = text
      .replace('app: app-40', `app: app-${(round % 2) + 40}`)
      .replaceAll('10.0.', `10.${round + 1}.`);
    const start = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text: changed }],
    });
    await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    diagnostics.push(performance.now() - start);
    await patched;
    patches.push(performance.now() - start);
  }
  const memory = rss(server.pid);
  await editLargeFile(connection, `${rootUri}/large.yaml`);
  const memoryBesideLargeFile = rss(server.pid);
  await server.stop();
  return {
    manifests: count,
    ready: ready.toFixed(0),
    indexing: indexing.toFixed(0),
    'change to diagnostics p50': quantile(diagnostics, 0.5).toFixed(1),
    'change to panel p50': quantile(patches, 0.5).toFixed(1),
    'resident memory': memory.toFixed(0),
    'and beside 10,000 lines of other versions of these policies': memoryBesideLargeFile.toFixed(0),
    'longest turn': readFileSync(loopFile, 'utf8'),
  };
}

/**
 * What makes a loop wait, if anything does: opening 10,000 lines, an edit in the first, a pasted `---`, a changed workload.
 * @param {import('vscode-jsonrpc').MessageConnection} connection
 * @param {string} uri
 */
async function editLargeFile(connection, uri) {
  const text = policyStream(10_000);
  const edits = [
    text.replace('name: app-0', 'name: app-first'),
    `---\n${text}`,
    `${text}---\n${deployment(7)}`,
    text,
  ];
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
  for (const [index, changed] of edits.entries()) {
    await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: index + 2 },
      contentChanges: [{ text: changed }],
    });
  }
  await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
}

/** @param {number} pid @returns MiB */
function rss(pid) {
  return (
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(join('/proc', String(pid), 'status'), 'utf8'))?.[1] ?? 0) / 1024
  );
}
