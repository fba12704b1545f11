import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { connectTo } from './connection.mjs';

const server = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));
const loopDelay = fileURLToPath(new URL('./loopDelay.cjs', import.meta.url));

/**
 * Starts our server as our own client does, with a watch on the turns of its loop.
 * @param {{ loopFile: string, rootUri: string | null, settings?: Record<string, unknown> }} options where the longest turn is
 * written, what is open, and what the user has set
 */
export async function startServer({ loopFile, rootUri, settings = {} }) {
  const begin = performance.now();
  const child = spawn(process.execPath, ['--require', loopDelay, server, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, BENCH_LOOP_FILE: loopFile },
  });
  const connection = connectTo(child);
  /** @type {(() => void)[]} */
  const waiting = [];
  /** @type {() => void} */
  let heardOfIndex = () => undefined;
  const indexed = new Promise((resolve) => {
    heardOfIndex = () => resolve(undefined);
  });
  connection.onNotification('window/logMessage', ({ message }) => {
    if (message.startsWith('Read ')) heardOfIndex();
  });
  connection.onNotification('policyLens/preview/changed', () => {
    for (const wake of waiting.splice(0)) wake();
  });
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    initializationOptions: { understandsPanels: true, watchesFiles: true },
    capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
    workspaceFolders: rootUri === null ? null : [{ uri: rootUri, name: 'bench' }],
  });
  const ready = performance.now() - begin;
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { policyLens: settings },
  });
  return {
    connection,
    pid: child.pid ?? 0,
    /** Milliseconds from the start of the process to the answer that it is ready. */
    ready,
    indexed,
    /** The next change of the panel that is shown. */
    panelChange: () => new Promise((resolve) => waiting.push(() => resolve(undefined))),
    stop: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
    },
  };
}
