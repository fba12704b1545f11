import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './run.mjs';

/** Quiet, content with what is in its cache, and without minutes of retries where there is no network. */
const manners = ['--loglevel=error', '--no-audit', '--no-fund', '--prefer-offline', '--fetch-retries=1'];

/**
 * Runs npm under this very Node, so that no shell and no other Node on the PATH comes in between.
 * @param {readonly string[]} args
 * @param {import('./run.mjs').RunOptions} [options]
 */
export function npm(args, options = {}) {
  // What `npm run` sets for its scripts would change what an npm inside it does.
  const own = Object.keys(process.env).filter((key) =>
    /^npm_(lifecycle|package|command|execpath|node_execpath|config_local_prefix)/.test(key),
  );
  const env = { ...Object.fromEntries(own.map((key) => [key, undefined])), ...options.env };
  const [file, first] = npmProgram();
  return run(file, [...first, ...args, ...manners], { ...options, env });
}

/** @returns {[file: string, args: string[]]} */
function npmProgram() {
  const outer = process.env['npm_execpath'];
  if (outer?.endsWith('npm-cli.js') && existsSync(outer)) return [process.execPath, [outer]];
  const beside = dirname(process.execPath);
  for (const lib of [join(beside, '../lib'), beside]) {
    const cli = join(lib, 'node_modules/npm/bin/npm-cli.js');
    if (existsSync(cli)) return [process.execPath, [cli]];
  }
  return ['npm', []];
}
