import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stop } from '../support/stop.mjs';

/**
 * @typedef {object} HostKind what sets one VS Code apart from the other
 * @property {string} version of VS Code
 * @property {string[]} npmFlags
 * @property {string[]} compiled modules that it does not start without and that have to be compiled
 * @property {boolean} systemRipgrep its ripgrep comes from elsewhere than npm: the system's stands in, for Go to File
 * @property {string[]} testDriverFlags without them it ignores a test suite that is named in the address
 *
 * @typedef {HostKind & { name: string, definition: string, folder: string, node: string, entry: string, vscode: string }} Host
 */

/** Part of each host, in place of a module that would have to be compiled. */
export const logWriter = fileURLToPath(new URL('logWriter.cjs', import.meta.url));

/** @type {Record<string, HostKind>} */
const kinds = {
  latest: {
    version: '1.139.1',
    npmFlags: [],
    compiled: [],
    systemRipgrep: false,
    testDriverFlags: ['--vscode-option', 'enable-smoke-test-driver'],
  },
  oldest: {
    version: '1.93.1',
    npmFlags: ['--legacy-peer-deps'], // @xterm's peer dependencies contradict each other
    compiled: ['argon2'],
    systemRipgrep: true,
    testDriverFlags: [],
  },
};

/**
 * The VS Code that serves the browser workbench. Its folder is named after all that decides its contents, lies outside
 * the repository, and is shared by every clone.
 * @param {string} [name] default: $POLICY_LENS_HOST, else the latest
 * @returns {Host}
 */
export function findHost(name = process.env['POLICY_LENS_HOST'] || 'latest') {
  const kind = kinds[name];
  if (!kind)
    throw new Stop(
      `There is no VS Code "${name}" here.`,
      `POLICY_LENS_HOST is one of ${Object.keys(kinds).join(', ')}.`,
    );
  const definition = fileURLToPath(new URL(`hosts/${name}`, import.meta.url));
  const hash = createHash('sha256');
  hash.update(readFileSync(join(definition, 'package-lock.json')));
  hash.update(readFileSync(logWriter));
  hash.update(JSON.stringify([kind, process.platform, process.arch]));
  const folder = join(cacheFolder(), `vscode-${kind.version}-${hash.digest('hex').slice(0, 12)}`);
  return { ...kind, name, definition, folder, ...pathsIn(folder) };
}

/** @param {string} folder of an installed host */
export function pathsIn(folder) {
  const codeServer = join(folder, 'node_modules/code-server');
  return {
    node: join(folder, `node_modules/node-linux-${process.arch}/bin/node`),
    entry: join(codeServer, 'out/node/entry.js'),
    vscode: join(codeServer, 'lib/vscode'),
  };
}

function cacheFolder() {
  return (
    process.env['POLICY_LENS_CACHE'] ||
    join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'policy-lens')
  );
}
