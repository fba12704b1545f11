import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownProfiles } from '../../mutation/seccomp/fixtures.ts';
import { checkout } from '../../support/checkout.ts';
import { type Random, seeded } from '../../support/random.ts';
import { runCli } from '../support/runCli.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-lens-'));
const program = join(folder, 'program/cli.cjs');
const watcher = join(folder, 'program/watcher.cjs');
const profiles = join(folder, 'profiles');
afterAll(() => rmSync(folder, { recursive: true }));

/** As many as make a second thread worth its start, each another text that differs little from one of two. */
const count = 280;
const texts = ownProfiles.filter(({ name }) => name.endsWith('.json')).map(({ text }) => text);

/** With two letters too few, somewhere in its words. */
function misspelled(random: Random, text: string): string {
  const { index } = random.pick([...text.matchAll(/(?<=\w)\w(?=\w)/g)]);
  return text.slice(0, index) + text.slice(index + 2);
}

beforeAll(async () => {
  await build({
    absWorkingDir: checkout,
    entryPoints: ['server/src/cli/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    outfile: program,
    logLevel: 'error',
  });
  writeFileSync(watcher, 'process.on("worker", () => process.stderr.write("a thread\\n"));\n');
  const random = seeded(17);
  mkdirSync(profiles);
  for (let index = 0; index < count; index++) {
    writeFileSync(join(profiles, `${index}.json`), misspelled(random, texts[index % texts.length] ?? ''));
  }
}, 60_000);

interface Found {
  readonly file: string;
}

function checkAll() {
  const words = ['-r', watcher, program, 'check', 'profiles', '--format', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const report: { readonly findings: readonly Found[]; readonly files: number } = JSON.parse(stdout);
  return { ...report, threads: stderr.split('a thread').length - 1 };
}

it('tells of many profiles, on several threads, what is told of each alone', async () => {
  const { findings, files, threads } = checkAll();
  expect(files).toBe(count);
  expect(threads).toBe(availableParallelism() > 1 ? 1 : 0);
  for (let index = 0; index < count; index += 7) {
    const alone = await runCli(folder, ['check', `profiles/${index}.json`, '--format', 'json']);
    const own = findings.filter(({ file }) => file === `profiles/${index}.json`);
    expect({ index, own }).toEqual({ index, own: JSON.parse(alone.out).findings });
  }
  expect(findings.length).toBeGreaterThan(count);
});

it.each([
  ['.policy-lens.yaml', 'version: 1\n'],
  ['pod.json', '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}'],
  ['escaped.json', '{"\\u0061piVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}'],
])('stays on one thread where %s may concern them all', (name, text) => {
  writeFileSync(join(profiles, name), text);
  const { threads } = checkAll();
  rmSync(join(profiles, name));
  expect(threads).toBe(0);
});
