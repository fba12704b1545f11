// Measures `policy-lens connections` as a whole process, from start to the last line, on generated clusters.
// Usage: npm run build && node bench/connections.mjs [--sizes 50,300,1000] [--runs 5]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cluster, toYaml } from './support/clusters.mjs';

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '50,300,1000' }, runs: { type: 'string', default: '5' } },
});
const cli = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'policy-lens-bench-'));

console.log('| workloads and policies | lines | best s | median s |\n|---|---|---|---|');
for (const size of values.sizes.split(',').map(Number)) {
  const parts = cluster({ workloads: size, policies: size });
  const path = join(folder, `${size}.yaml`);
  writeFileSync(path, toYaml([...parts.namespaces, ...parts.workloads, ...parts.policies]));
  const times = [];
  let lines = 0;
  for (let run = 0; run < Number(values.runs); run++) {
    const begin = performance.now();
    const { status, stdout } = spawnSync(process.execPath, [cli, 'connections', path], {
      encoding: 'latin1',
      maxBuffer: 2 ** 30,
    });
    times.push((performance.now() - begin) / 1000);
    if (status !== 0) throw new Error('the command failed');
    lines = stdout.split('\n').length - 1;
  }
  times.sort((left, right) => left - right);
  const median = times[times.length >> 1] ?? 0;
  console.log(`| ${size} | ${lines} | ${times[0]?.toFixed(2)} | ${median.toFixed(2)} |`);
}
rmSync(folder, { recursive: true });
