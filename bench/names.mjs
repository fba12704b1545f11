// Measures what an editor asks about labels, in a workspace of 3,000 workloads and 1,000 policies, one object a file, through
// the protocol: hover, completion, definition and highlights right behind an edit, then references, call hierarchy and renaming.
// Usage: npm run build && node bench/names.mjs [--rounds 60]. Times are those that the server's main thread was computing.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { cluster, toYaml } from './support/clusters.mjs';
import { computedBy } from './support/mainThread.mjs';
import { quantile } from './support/numbers.mjs';
import { startServer } from './support/server.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '60' } } });
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), 'policy-lens-bench-'));
const root = join(folder, 'workspace');
const made = cluster({ workloads: 3_000, policies: 1_000, namespaces: 50 });
const manifests = [...made.namespaces, ...made.workloads, ...made.policies];
/** @type {string[]} */
const policies = [];
for (const [index, manifest] of manifests.entries()) {
  const home = join(root, String(manifest.metadata.namespace ?? 'cluster'));
  mkdirSync(home, { recursive: true });
  const file = join(home, `${index}.yaml`);
  writeFileSync(file, toYaml([manifest]));
  if (manifest.kind === 'NetworkPolicy') policies.push(file);
}

const server = await startServer({ loopFile: join(folder, 'loop'), rootUri: pathToFileURL(root).href });
await server.indexed;
/** @type {Map<string, number[]>} */
const times = new Map();

for (const [round, file] of policies.slice(0, rounds).entries()) {
  const uri = pathToFileURL(file).href;
  const text = readFileSync(file, 'utf8');
  const line = text.split('\n').findIndex((each) => /^ {6,}[\w./-]+: \S+$/.test(each));
  const written = text.split('\n')[line] ?? '';
  if (line < 0) continue;
  const value = written.indexOf(': ') + 2;
  const textDocument = { uri };
  const at = (/** @type {number} */ character) => ({ textDocument, position: { line, character } });
  let version = 1;
  const change = (/** @type {string} */ newText, /** @type {number} */ from, /** @type {number} */ to) =>
    server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [
        { range: { start: { line, character: from }, end: { line, character: to } }, text: newText },
      ],
    });
  await server.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version, text },
  });
  await server.connection.sendRequest('textDocument/hover', at(value + 1));
  for (const method of ['hover', 'completion', 'definition', 'documentHighlight']) {
    // A letter typed and taken away again: each answer is about a text that the server has not seen.
    await change(String(round % 10), written.length, written.length);
    await measured(`${method} behind an edit`, () =>
      server.connection.sendRequest(
        `textDocument/${method}`,
        at(method === 'completion' ? written.length + 1 : value + 1),
      ),
    );
    await change('', written.length, written.length + 1);
    await measured(`${method}, the label whole`, () =>
      server.connection.sendRequest(
        `textDocument/${method}`,
        at(method === 'completion' ? value : value + 1),
      ),
    );
  }
  await measured('references', () =>
    server.connection.sendRequest('textDocument/references', {
      ...at(value + 1),
      context: { includeDeclaration: true },
    }),
  );
  const [item] = (await measured('call hierarchy', () =>
    server.connection.sendRequest('textDocument/prepareCallHierarchy', at(value + 1)),
  )) ?? [undefined];
  if (item !== undefined) {
    await measured('incoming calls', () =>
      server.connection.sendRequest('callHierarchy/incomingCalls', { item }),
    );
  }
  if (round < 10) {
    await measured('rename', () =>
      server.connection
        .sendRequest('textDocument/rename', { ...at(value + 1), newName: `other-${round}` })
        .catch(() => undefined),
    );
  }
  await server.connection.sendNotification('textDocument/didClose', { textDocument });
}
await server.stop();
rmSync(folder, { recursive: true, force: true });

console.table(
  [...times].map(([asked, list]) => {
    const at = (/** @type {number} */ part) => quantile(list, part).toFixed(1);
    return { asked, n: list.length, p50: at(0.5), p95: at(0.95), longest: at(1) };
  }),
);

/**
 * @param {string} name
 * @param {() => Promise<any>} ask
 */
async function measured(name, ask) {
  const before = computedBy(server.pid);
  const answer = await ask();
  times.set(name, [...(times.get(name) ?? []), computedBy(server.pid) - before]);
  return answer;
}
