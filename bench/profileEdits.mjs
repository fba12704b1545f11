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
import { lifelikeEdits, rewritten } from './support/profileKeys.mjs';
import { callByCall, defaultProfile, profile, profileObject } from './support/profiles.mjs';
import { wideProfile } from './support/wideProfile.mjs';

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
const known = allArchitectures();
console.table([
  ...styles.flatMap((style) => {
    const [inJson, inYaml] = [profile(lines, style), profileObject(lines, style)];
    return [
      edited(
        'json',
        style,
        rewritten(inJson, /"read"/, (stroke) => `"readv${stroke}"`),
      ),
      edited(
        'json',
        style,
        rewritten(inJson, /"value": /, (stroke) => `"value": ${stroke + 1}0`),
      ),
      edited(
        'yaml',
        style,
        rewritten(inYaml, /- read\n/, (stroke) => `- readv${stroke}\n`),
      ),
      edited(
        'yaml',
        style,
        rewritten(inYaml, /- read\n/, (stroke) => `- "readv${stroke}\n`),
      ),
    ];
  }),
  ...lifelike('json', 'wide', wideProfile(lines, 'four calls a rule', 'json')),
  ...lifelike('yaml', 'wide', wideProfile(lines, 'four calls a rule', 'yaml')),
  ...lifelike('json', "Docker's default", callByCall(defaultProfile(defaultProfiles()[0], known))),
]);
if (!values.edits) checkMany();

function checkMany() {
  const defaults = defaultProfiles().map((each) => defaultProfile(each, known));
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

/** @param {'json' | 'yaml'} language @param {string} written how @param {string} text */
function lifelike(language, written, text) {
  return lifelikeEdits(text, language).map((edit) => edited(language, written, edit));
}

/**
 * @param {'json' | 'yaml'} language
 * @param {string} written how
 * @param {import('./support/profileKeys.mjs').Edit} edit
 */
function edited(language, written, { edit, text: first, textAfter }) {
  const uri = `file:///bench/profile.${language}`;
  let [file, assembly] = [undefined, undefined];
  const [asWritten, all] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const text = round === 0 ? first : textAfter(round - 1);
    const before = process.cpuUsage();
    file = finish(readFile({ uri, language, version: round, text }, file));
    const snapshot = withOpenFile(emptySnapshot, file, false);
    assembly = assemble(snapshot, assembly);
    finish(reportFile({ snapshot, assembly }, file, 'as written'));
    asWritten.push(process.cpuUsage(before));
    finish(reportFile({ snapshot, assembly }, file));
    all.push(process.cpuUsage(before));
  }
  return { language, written, edit, 'as written (ms)': median(asWritten), 'all (ms)': median(all) };
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
