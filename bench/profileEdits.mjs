// Measures what seccomp profiles cost without a protocol: an edit of a long one, to what is found as it is written and to
// all that is found; and 500 profiles that the command line checks, its start included: the defaults of engines as they
// are, and each without another one of its calls.
// Usage: npm run build && node bench/profileEdits.mjs [--lines 3000] [--edits], the last for edits
// alone. What an edit takes is told as time by the clock, which is that of the server's thread where nothing else runs, and as
// time of the processor on all threads, those of the collector and of the compiler included.
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

/** How long each round took; without the first quarter of them, in which the code is still being compiled. */
class Times {
  /** @type {ReturnType<typeof now>[]} */
  #rounds = [];

  /** @param {ReturnType<typeof now>} started */
  add({ clock, processor }) {
    const ended = now();
    this.#rounds.push({ clock: ended.clock - clock, processor: ended.processor - processor });
  }

  /** @param {'clock' | 'processor'} of */
  median(of) {
    const sorted = this.#rounds
      .slice(rounds / 4)
      .map((each) => each[of])
      .sort((left, right) => left - right);
    return sorted[sorted.length >> 1]?.toFixed(1);
  }
}

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
  const [asWritten, all] = [new Times(), new Times()];
  for (let round = 0; round <= rounds; round++) {
    const text = round === 0 ? first : textAfter(round - 1);
    const started = now();
    file = finish(readFile({ uri, language, version: round, text }, file));
    const snapshot = withOpenFile(emptySnapshot, file, false);
    assembly = assemble(snapshot, assembly);
    finish(reportFile({ snapshot, assembly }, file, 'as written'));
    asWritten.add(started);
    finish(reportFile({ snapshot, assembly }, file));
    all.add(started);
  }
  return {
    language,
    written,
    edit,
    'as written (ms)': asWritten.median('clock'),
    'all (ms)': all.median('clock'),
    'as written (processor)': asWritten.median('processor'),
    'all (processor)': all.median('processor'),
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

/** @returns {{ clock: number, processor: number }} in milliseconds */
function now() {
  const { user, system } = process.cpuUsage();
  return { clock: performance.now(), processor: (user + system) / 1000 };
}
