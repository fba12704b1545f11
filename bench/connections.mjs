// Measures `policy-lens connections` as a whole process, from start to the last line, on generated clusters, by the clock and
// by the time that it was computing, all threads together, which counts on a machine that does other work; and where Go is
// present cyclonus' probe of one port on the same clusters in the same run, up to a size of its own.
// Usage: npm run build && node bench/connections.mjs [--sizes 50,300,1000] [--runs 5] [--cyclonus 300]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cluster, toYaml } from './support/clusters.mjs';
import { cyclonusCommand, findCyclonus } from './support/cyclonus.mjs';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '50,300,1000' },
    runs: { type: 'string', default: '5' },
    cyclonus: { type: 'string', default: '300' },
  },
});
const cli = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));
const processorTime = fileURLToPath(new URL('support/processorTime.cjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'policy-lens-bench-'));

const cyclonus = Number(values.cyclonus) > 0 ? findCyclonus() : undefined;

console.log(
  '| workloads and policies | lines | best s | median s | computing, best s | median s | cyclonus, one port, s |\n|---|---|---|---|---|---|---|',
);
for (const size of values.sizes.split(',').map(Number)) {
  const parts = cluster({ workloads: size, policies: size });
  const path = join(folder, `${size}.yaml`);
  writeFileSync(path, toYaml([...parts.namespaces, ...parts.workloads, ...parts.policies]));
  const times = [];
  const computing = [];
  let lines = 0;
  for (let run = 0; run < Number(values.runs); run++) {
    const begin = performance.now();
    const { status, stdout, output } = spawnSync(
      process.execPath,
      ['-r', processorTime, cli, 'connections', path],
      { encoding: 'latin1', maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
    );
    times.push((performance.now() - begin) / 1000);
    if (status !== 0) throw new Error('the command failed');
    computing.push(Number(output[3]));
    lines = stdout.split('\n').length - 1;
  }
  const cells = [times, computing].flatMap(bestAndMedian);
  const other =
    cyclonus === undefined || size > Number(values.cyclonus)
      ? '-'
      : secondsOf(cyclonus, cyclonusCommand(parts, join(folder, String(size)))).toFixed(2);
  console.log(`| ${size} | ${lines} | ${cells.join(' | ')} | ${other} |`);
}
rmSync(folder, { recursive: true });

/** @param {readonly number[]} times */
function bestAndMedian(times) {
  const sorted = times.toSorted((left, right) => left - right);
  return [sorted[0], sorted[sorted.length >> 1]].map((time = 0) => time.toFixed(2));
}

/**
 * How long a program takes, from start to end.
 * @param {string} program
 * @param {readonly string[]} words
 */
function secondsOf(program, words) {
  const begin = performance.now();
  const { status, stderr } = spawnSync(program, words, { encoding: 'latin1', maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`cyclonus failed: ${stderr.slice(-500)}`);
  return (performance.now() - begin) / 1000;
}
