// Measures what seccomp profiles cost without a protocol: an edit of a long one, to what is found as it is written and to
// all that is found; and 500 profiles that the command line checks, its start included: the defaults of engines as they
// are, and each without another one of its calls.
// Usage: npm run build && node bench/profileEdits.mjs [--lines 3000] [--edits], the last for edits
// alone. Times are the processor's: others use it too.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundled } from './support/bundled.mjs';
import { defaultProfile, profile, profileObject } from './support/profiles.mjs';

const { values } = parseArgs({
  options: { lines: { type: 'string', default: '3000' }, edits: { type: 'boolean', default: false } },
});
const command = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));
const counting = fileURLToPath(new URL('support/processorTime.cjs', import.meta.url));
const rounds = 120;

const {
  allArchitectures,
  assemble,
  defaultProfiles,
  emptySnapshot,
  finish,
  readFile,
  reportFile,
  withOpenFile,
} = await bundled([
  'assembly/assemble.ts',
  'base/steps.ts',
  'rules/report.ts',
  'seccomp/knowledge/architectures.ts',
  'seccomp/knowledge/defaultProfiles.ts',
  'workspace/file.ts',
  'workspace/snapshot.ts',
]);

const lines = Number(values.lines);
const styles = /** @type {const} */ (['sound', 'careless']);
console.table(
  styles.flatMap((style) => [
    edited('profile.json', style, profile(lines, style), '"read"', (round) => `"readv${round}"`),
    edited('profile.json', style, profile(lines, style), '"value": ', (round) => `"value": ${round + 1}0`),
    edited('profile.yaml', style, profileObject(lines, style), '- read\n', (round) => `- readv${round}\n`),
    edited('profile.yaml', style, profileObject(lines, style), '- read\n', (round) => `- "readv${round}\n`),
  ]),
);
if (!values.edits) checkMany();

function checkMany() {
  const defaults = defaultProfiles().map((each) => defaultProfile(each, allArchitectures()));
  console.table([
    checked('500 defaults as they are', (index) => defaults[index % defaults.length]),
    checked('500 defaults, each without another call', (index) => {
      const { syscalls, ...rest } = defaults[index % defaults.length];
      const [first, ...others] = syscalls;
      const names = first.names.filter((/** @type {string} */ _, /** @type {number} */ at) => at !== index);
      return { ...rest, syscalls: [{ ...first, names }, ...others] };
    }),
  ]);
}

/**
 * @param {string} name
 * @param {string} written how
 * @param {string} text
 * @param {string} word what is replaced in the middle
 * @param {(round: number) => string} replacement
 */
function edited(name, written, text, word, replacement) {
  const at = text.indexOf(word, text.length / 2);
  const language = name.endsWith('.json') ? 'json' : 'yaml';
  const uri = `file:///bench/${name}`;
  let [file, assembly] = [undefined, undefined];
  const [asWritten, all] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const next = text.slice(0, at) + replacement(round) + text.slice(at + word.length);
    const before = process.cpuUsage();
    file = finish(readFile({ uri, language, version: round, text: next }, file));
    const snapshot = withOpenFile(emptySnapshot, file, false);
    assembly = assemble(snapshot, assembly);
    finish(reportFile({ snapshot, assembly }, file, 'as written'));
    asWritten.push(process.cpuUsage(before));
    finish(reportFile({ snapshot, assembly }, file));
    all.push(process.cpuUsage(before));
  }
  return {
    name,
    written,
    edit: replacement(0).trim(),
    'as written (ms)': median(asWritten),
    'all (ms)': median(all),
  };
}

/**
 * @param {string} what
 * @param {(index: number) => unknown} make
 */
function checked(what, make) {
  const folder = mkdtempSync(join(tmpdir(), 'policy-lens-bench-'));
  for (let index = 0; index < 500; index++) {
    mkdirSync(join(folder, `${index % 10}`), { recursive: true });
    writeFileSync(join(folder, `${index % 10}`, `${index}.json`), JSON.stringify(make(index), undefined, 2));
  }
  const started = performance.now();
  const { output } = spawnSync(process.execPath, ['-r', counting, command, 'check', folder], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const clock = performance.now() - started;
  rmSync(folder, { recursive: true });
  return {
    what,
    'processor (s)': Number(output[3]).toFixed(1),
    'clock (s)': (clock / 1000).toFixed(1),
  };
}

/** @param {readonly NodeJS.CpuUsage[]} usages */
function median(usages) {
  const sorted = usages
    .slice(rounds / 4)
    .map(({ user, system }) => (user + system) / 1000)
    .sort((left, right) => left - right);
  return sorted[sorted.length >> 1]?.toFixed(1);
}
