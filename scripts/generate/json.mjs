import { spawnSync } from 'node:child_process';
import { inRoot } from '../support/checkout.mjs';
import { Stop } from '../support/stop.mjs';

/**
 * A JSON text as the project formats its files.
 * @param {unknown} value
 */
export function formatJson(value) {
  const words = ['format', '--stdin-file-path=schemas/policy-lens.schema.json'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [inRoot('node_modules/@biomejs/biome/bin/biome'), ...words],
    { cwd: inRoot(), input: JSON.stringify(value, undefined, 2), encoding: 'utf8' },
  );
  if (status !== 0) throw new Stop(`The formatter failed: ${stderr}`);
  return stdout;
}
