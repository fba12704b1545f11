// Measures from an edit to findings, in a workspace of 3,000 workloads and 1,000 policies, one object a file, through the
// protocol: those of the edited file, then those of all other files, which the user has asked for.
// Usage: npm run build && node bench/findings.mjs [--rounds 30] [--only workload]. Times are those that the server's main thread was computing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { cluster, toYaml } from './support/clusters.mjs';
import { computedBy } from './support/mainThread.mjs';
import { quantile } from './support/numbers.mjs';
import { startServer } from './support/server.mjs';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '30' }, only: { type: 'string', default: '' } },
});
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), 'policy-lens-bench-'));
const root = join(folder, 'workspace');
const made = cluster({ workloads: 3_000, policies: 1_000, namespaces: 50 });
const write = (/** @type {readonly import('./support/clusters.mjs').Manifest[]} */ manifests) =>
  manifests.map((manifest) => {
    const home = join(root, String(manifest.metadata['namespace'] ?? 'cluster'));
    mkdirSync(home, { recursive: true });
    const file = join(home, `${manifest.kind}-${manifest.metadata['name']}.yaml`);
    const text = toYaml([manifest]);
    writeFileSync(file, text);
    return { uri: pathToFileURL(file).href, text };
  });
const [namespaces, workloads, policies] = [made.namespaces, made.workloads, made.policies].map(write);

/** What is edited: a value that a line of the text ends with. */
const edits = {
  "a policy's peer": { files: policies, line: /^ {12,}(app|tier|team|kubernetes\.io\/metadata\.name): \S+$/ },
  "a policy's subject": { files: policies, line: /^ {6}(app|tier): \S+$/ },
  "a policy's port": { files: policies, line: /^ {8,}(- )?port: \d+$/ },
  "a workload's own label": { files: workloads, line: /^ {8}app: \S+$/ },
  "a workload's tier": { files: workloads, line: /^ {8}tier: \S+$/ },
  "a namespace's stage": { files: namespaces, line: /^ {4}stage: \S+$/ },
};

const server = await startServer({
  loopFile: join(folder, 'loop'),
  rootUri: pathToFileURL(root).href,
  settings: { reportOn: 'workspace' },
});
const { connection, pid } = server;
await server.indexed;
/** @type {Map<string, { own: number[], others: number[], told: number[] }>} */
const times = new Map();
/** @type {Map<string, string>} */
const results = new Map();
await others();

for (const [name, { files, line: wanted }] of Object.entries(edits)) {
  if (!name.includes(values.only)) continue;
  /** @type {{ own: number[], others: number[], told: number[] }} */
  const measured = { own: [], others: [], told: [] };
  times.set(name, measured);
  for (let round = 0; measured.own.length < rounds && round < (files ?? []).length; round++) {
    const { uri, text } = files?.[(round * 37) % files.length] ?? { uri: '', text: '' };
    const line = text.split('\n').findIndex((each) => wanted.test(each));
    const written = text.split('\n')[line] ?? '';
    if (line < 0) continue;
    const textDocument = { uri };
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    await connection.sendRequest('textDocument/diagnostic', { textDocument });
    await others();
    // A letter typed and taken away again.
    for (const { version, to, typed } of [
      { version: 2, to: written.length, typed: '1' },
      { version: 3, to: written.length + 1, typed: '' },
    ]) {
      const before = computedBy(pid);
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [
          {
            range: { start: { line, character: written.length }, end: { line, character: to } },
            text: typed,
          },
        ],
      });
      await connection.sendRequest('textDocument/diagnostic', { textDocument });
      const between = computedBy(pid);
      const told = await others();
      measured.own.push(between - before);
      measured.others.push(computedBy(pid) - between);
      measured.told.push(told);
    }
    await connection.sendNotification('textDocument/didClose', { textDocument });
  }
}
await server.stop();
rmSync(folder, { recursive: true, force: true });

console.table(
  [...times].map(([edit, { own, others, told }]) => ({
    edit,
    n: own.length,
    'edited file, p50 / p95': `${quantile(own, 0.5).toFixed(1)} / ${quantile(own, 0.95).toFixed(1)}`,
    'all others': `${quantile(others, 0.5).toFixed(1)} / ${quantile(others, 0.95).toFixed(1)}`,
    'files told anew': `${quantile(told, 0.5)} / ${quantile(told, 0.95)}`,
  })),
);

/** Asks for the findings of all files that are not open. @returns how many files are told anew */
async function others() {
  const previousResultIds = [...results].map(([uri, value]) => ({ uri, value }));
  const { items } = await connection.sendRequest('workspace/diagnostic', { previousResultIds });
  for (const { uri, resultId } of items) {
    if (resultId === undefined) results.delete(uri);
    else results.set(uri, resultId);
  }
  return items.filter((/** @type {{ kind: string }} */ { kind }) => kind === 'full').length;
}
