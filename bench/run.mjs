// Measures Policy Lens beside yaml-language-server, and beside VS Code's JSON language server on profiles, in one run on one machine: read the ratios, not the milliseconds.
// Usage: npm run build && npm --prefix bench install && node bench/run.mjs [--iterations 30] [--json FILE]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { vsixFile } from '../scripts/support/vsix.mjs';
import { measureEdits } from './edits.mjs';
import { measureProfile } from './profiles.mjs';
import { policySchema } from './support/schema.mjs';
import { policyJson, policyList, policyStream } from './support/texts.mjs';
import { measureWorkspace } from './workspace.mjs';
import { measureWriting } from './writing.mjs';

const { values } = parseArgs({
  options: { iterations: { type: 'string', default: '30' }, json: { type: 'string' } },
});
const here = fileURLToPath(new URL('.', import.meta.url));
const ours = `node ${join(here, '../dist/server.cjs')} --stdio`;
const theirs = `node ${join(here, 'node_modules/yaml-language-server/bin/yaml-language-server')} --stdio`;
const folder = mkdtempSync(join(tmpdir(), 'policy-lens-bench-'));

const files = join(folder, 'files');
mkdirSync(files);
const texts = [
  ...[35, 1_000, 10_000].map((lines) => ({
    name: `policies-${lines}.yaml`,
    language: 'yaml',
    text: policyStream(lines),
  })),
  { name: 'list-10000.yaml', language: 'yaml', text: policyList(10_000) },
  { name: 'list-10000-as.json', language: 'json', text: policyJson(10_000) },
];
for (const { name, language, text } of texts) if (language === 'yaml') writeFileSync(join(files, name), text);
const schemaFile = join(folder, 'schema.json');
writeFileSync(schemaFile, JSON.stringify(policySchema));
const settingsFile = join(folder, 'settings.json');
const schemas = { [pathToFileURL(schemaFile).href]: ['*.yaml'] };
writeFileSync(
  settingsFile,
  JSON.stringify({ yaml: { schemas, validate: true, hover: true, completion: true } }),
);

const results = { ours: latencies('ours', ours, 0), theirs: latencies('theirs', theirs, 200) };
const rows = [];
for (const own of results.ours.results) {
  const other = results.theirs.results.find((candidate) => candidate.file === own.file);
  for (const measure of [
    'change->diagnostics',
    'hover (right after change)',
    'completion (right after change)',
  ]) {
    const [left, right] = [own[measure], other?.[measure]];
    if (left === undefined || right === undefined) continue;
    const ratio = `${(right.p50 / left.p50).toFixed(0)}x`;
    rows.push([
      own.file,
      measure,
      left.p50.toFixed(1),
      left.p95.toFixed(1),
      right.p50.toFixed(1),
      right.p95.toFixed(1),
      ratio,
    ]);
  }
}
console.log('\nMilliseconds, debounce included on both sides.\n');
table(['file', 'measure', 'ours p50', 'ours p95', 'yaml-ls p50', 'yaml-ls p95', 'ratio'], rows);

const edits = [];
for (const text of texts) edits.push(...(await measureEdits(text, Number(values.iterations), folder)));
console.log(
  '\nEdits of one file with the traffic preview open, for a client that pulls. Milliseconds, p50 / p95; of the longest ' +
    'turn of the loop, how long it took and how long it was computing.\n',
);
table(['file', 'edit', 'to diagnostics', 'to panel', 'longest turn'], edits);

const workspaces = [];
for (const count of [100, 3_000])
  workspaces.push(await measureWorkspace(join(folder, `workspace-${count}`), count));
console.log('\nWith a whole workspace; the edit changes a label in one policy. Milliseconds and MiB.\n');
table(
  Object.keys(workspaces[0] ?? {}),
  workspaces.map((one) => Object.values(one).map(String)),
);

const writing = await measureWriting(join(folder, 'writing'), 3_000);
console.log(
  '\nWhile a policy is written among 3,000 manifests, 1,000 of them policies; each after an edit. Milliseconds that the ' +
    'server computes, p50 / p95.\n',
);
table(['asked for', 'computed'], Object.entries(writing));

const profiles = [];
for (const lines of [300, 3_000]) {
  profiles.push(...(await measureProfile(lines, 4 * Number(values.iterations))));
}
console.log('\nSeccomp profiles: from an edit to the answer, asked for at once. Milliseconds.\n');
table(
  Object.keys(profiles[0] ?? {}),
  profiles.map((one) => Object.values(one).map(String)),
);

console.log(
  `\nStart: ours ${results.ours.initMs.toFixed(0)} ms, yaml-ls ${results.theirs.initMs.toFixed(0)} ms.`,
);
for (const name of ['server.cjs', 'command.cjs', 'client.cjs', 'webview.js']) {
  console.log(`dist/${name}: ${kilobytes(join(here, '../dist', name))} KB`);
}
console.log(
  existsSync(vsixFile()) ? `VSIX: ${kilobytes(vsixFile())} KB` : 'VSIX: not packaged (npm run package)',
);
if (values.json !== undefined)
  writeFileSync(values.json, JSON.stringify({ ...results, edits, workspaces, profiles }, undefined, 1));
rmSync(folder, { recursive: true, force: true });

/** @param {string} file */
function kilobytes(file) {
  return (statSync(file).size / 1024).toFixed(0);
}

/**
 * @param {string} name
 * @param {string} server the command that starts it
 * @param {number} debounce that it keeps by itself, in milliseconds
 */
function latencies(name, server, debounce) {
  const out = join(folder, `${name}.json`);
  const harness = join(here, 'lsp-bench.mjs');
  const args = [
    '--server',
    server,
    '--dir',
    files,
    '--settings',
    settingsFile,
    '--debounce',
    String(debounce),
    '--json',
    out,
  ];
  const run = spawnSync(process.execPath, [harness, ...args, '--iterations', values.iterations], {
    stdio: 'inherit',
  });
  if (run.status !== 0) throw new Error(`the harness failed for ${name}`);
  return JSON.parse(readFileSync(out, 'utf8'));
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} body
 */
function table(head, body) {
  console.log(`| ${head.join(' | ')} |\n|${head.map(() => '---').join('|')}|`);
  for (const row of body) console.log(`| ${row.join(' | ')} |`);
}
