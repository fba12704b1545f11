// Measures what a seccomp profile costs: one verdict, all calls on four architectures, and 500 profiles compiled.
// Usage: node bench/seccomp.mjs. Times are the processor's, so that others who use it count little.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { defaultProfile } from './support/profiles.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'policy-lens-bench-'));
const outfile = join(folder, 'seccomp.mjs');
await build({
  stdin: {
    contents: `
      export { compile } from './server/src/seccomp/evaluate/compile.ts';
      export { verdictOf } from './server/src/seccomp/evaluate/verdict.ts';
      export { explain } from './server/src/seccomp/evaluate/explain.ts';
      export { allArchitectures } from './server/src/seccomp/knowledge/architectures.ts';
      export { allSyscalls } from './server/src/seccomp/knowledge/syscallTable.ts';
      export { defaultProfiles } from './server/src/seccomp/knowledge/defaultProfiles.ts';
    `,
    resolveDir: root,
    loader: 'ts',
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile,
});
const { compile, verdictOf, explain, allArchitectures, allSyscalls, defaultProfiles } = await import(
  pathToFileURL(outfile).href
);

const target = {
  loader: 'docker',
  runtime: { name: 'runc', version: '1.4.2' },
  libseccomp: { version: '2.5.4', table: '2.5.5' },
  kernel: '6.18',
  architecture: 'x86_64',
  capabilities: [],
  listening: true,
};
const docker = defaultProfiles().find(({ id }) => id.startsWith('docker-29'));
const source = {
  profile: raw(defaultProfile(docker, allArchitectures())),
  text: undefined,
  path: 'default.json',
};
const compiled = compile(source, target);
const names = allSyscalls().map(({ name }) => name);
const architectures = ['x86_64', 'x86', 'x32', 'aarch64'];
const calls = architectures.flatMap((architecture) =>
  names.map((call) => ({ call, args: [40n, 0n, 0n, 0n, 0n, 0n], architecture })),
);
const socket = { call: 'socket', args: [41n, 0n, 0n, 0n, 0n, 0n], architecture: 'x86_64' };

const [rounds, inMicroseconds] = [1000, 1000];
report('one verdict, with conditions (µs)', inMicroseconds / rounds, () =>
  times(rounds, () => verdictOf(compiled, socket)),
);
report('one verdict, explained (µs)', inMicroseconds / rounds, () =>
  times(rounds, () => explain(compiled, socket)),
);
report(`all ${calls.length} calls of four architectures (ms)`, 1, () => {
  for (const call of calls) verdictOf(compiled, call);
});
report('500 profiles compiled (ms)', 1, () => times(500, () => compile(source, target)), 5);
rmSync(folder, { recursive: true });

/** @param {number} count @param {() => unknown} body */
function times(count, body) {
  for (let index = 0; index < count; index += 1) body();
}

/**
 * Prints the median of some runs, after a few that warm up, in time of the processor: others use it too.
 * @param {string} what @param {number} factor from milliseconds @param {() => void} body @param {number} [runs]
 */
function report(what, factor, body, runs = 50) {
  const taken = Array.from({ length: runs + 3 }, () => {
    const started = process.cpuUsage();
    body();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  const sorted = taken.slice(3).sort((a, b) => a - b);
  const median = sorted[Math.floor(runs / 2)] ?? Number.NaN;
  console.log(`${what.padEnd(50)} ${(median * factor).toFixed(2)}`);
}

/** A value as the language server has read it. */
function raw(value) {
  const origin = { object: 'bench', path: '' };
  const body = (each) => {
    if (typeof each === 'string') return { kind: 'text', value: each, origin };
    if (typeof each === 'number') return { kind: 'number', value: each, source: String(each), origin };
    if (Array.isArray(each)) return { kind: 'list', items: each.map(body), origin };
    return {
      kind: 'object',
      entries: Object.entries(each).map(([key, inner]) => ({ key, value: body(inner) })),
      origin,
    };
  };
  return { kind: 'SeccompProfile', form: 'profile', language: 'json', body: body(value), origin };
}
