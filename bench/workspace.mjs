import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import rpc from 'vscode-jsonrpc/node';
import { deployment, policy, policyStream } from './support/texts.mjs';
import { writeWorkspace } from './support/workspace.mjs';

const server = fileURLToPath(new URL('../dist/server.cjs', import.meta.url));
const loopDelay = new URL('./support/loopDelay.mjs', import.meta.url).href;

/**
 * Opens a workspace of so many manifests and edits in it as people do.
 * @param {string} folder that is written first
 * @param {number} count of manifests
 */
export async function measureWorkspace(folder, count) {
  writeWorkspace(folder, count);
  const loopFile = `${folder}.loop`;
  const child = spawn(process.execPath, ['--import', loopDelay, server, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, BENCH_LOOP_FILE: loopFile },
  });
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(child.stdout),
    new rpc.StreamMessageWriter(child.stdin),
  );
  /** @type {(() => void)[]} */
  const waiting = [];
  /** @type {(message: string) => void} */
  let heardLog = () => undefined;
  connection.onNotification('window/logMessage', ({ message }) => heardLog(message));
  connection.onNotification('policyLens/preview/changed', () => {
    for (const wake of waiting.splice(0)) wake();
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();
  const rootUri = pathToFileURL(folder).href;
  const begin = performance.now();
  const indexed = new Promise((resolve) => {
    heardLog = (message) => {
      if (message.startsWith('Read ')) resolve(undefined);
    };
  });
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
    workspaceFolders: [{ uri: rootUri, name: 'bench' }],
  });
  const ready = performance.now() - begin;
  await connection.sendNotification('initialized', {});
  await indexed;
  const indexing = performance.now() - begin - ready;

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
    const patched = new Promise((resolve) => waiting.push(() => resolve(undefined)));
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
  await editLargeFile(connection, `${rootUri}/large.yaml`);
  const memory = rss(child.pid ?? 0);
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  return {
    manifests: count,
    ready: ready.toFixed(0),
    indexing: indexing.toFixed(0),
    'change to diagnostics p50': median(diagnostics).toFixed(1),
    'change to panel p50': median(patches).toFixed(1),
    'resident memory': memory.toFixed(0),
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

/** @param {number[]} times */
function median(times) {
  return times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)] ?? Number.NaN;
}
