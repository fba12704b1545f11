import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './checkout.mjs';
import { npm } from './npm.mjs';
import { step } from './progress.mjs';
import { Stop } from './stop.mjs';

/**
 * Brings node_modules to what package-lock.json says; does nothing, and asks no registry, where it is so already.
 * @throws {Stop} with npm's words when it can't
 */
export async function installDependencies() {
  const missing = missingPackages(inRoot());
  if (missing.length === 0) return;
  const what = existsSync(inRoot('node_modules'))
    ? `${missing.length} packages are missing or of another version`
    : 'node_modules is absent';
  const { code, output } = await step(
    `Installing dependencies from the npm registry (${what}), from 20 seconds to a few minutes`,
    () => npm(['ci'], { cwd: inRoot(), output: 'keep', minutes: 15 }),
  );
  if (code !== 0) throw new Stop(`npm ci failed:\n${output.trim()}`, npmRemedy(output));
}

/**
 * The packages that package-lock.json names and node_modules lacks or has in another version. npm records what it
 * installed in node_modules/.package-lock.json; what was deleted since, or copied half, is seen by its package.json.
 * @param {string} folder with package-lock.json
 * @returns {string[]} paths such as node_modules/yaml
 */
export function missingPackages(folder) {
  const wanted = lockedPackages(`${folder}/package-lock.json`);
  const installed = existsSync(`${folder}/node_modules/.package-lock.json`)
    ? lockedPackages(`${folder}/node_modules/.package-lock.json`)
    : {};
  return Object.entries(wanted)
    .filter(([path, entry]) => path.includes('node_modules/') && isNeeded(entry))
    .filter(
      ([path, { version }]) =>
        installed[path]?.version !== version || !existsSync(`${folder}/${path}/package.json`),
    )
    .map(([path]) => path);
}

/**
 * Optional packages are the compiled parts of others, one for each system. Those for this system are needed all the
 * same: a node_modules folder may come from another one, as where Windows and WSL share a disk. Which C library a Linux
 * has is not looked into.
 * @param {LockedPackage} entry
 */
function isNeeded({ optional = false, os = [], cpu = [], libc = [] }) {
  return !optional || (os.includes(process.platform) && cpu.includes(process.arch) && libc.length === 0);
}

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockedPackage
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function lockedPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** @param {string} output npm's */
export function npmRemedy(output) {
  if (/EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/.test(output)) {
    return "The npm registry can't be reached. Check the network, and the proxy and registry in `npm config list`.";
  }
  if (/ENOSPC/.test(output)) return 'The disk is full.';
  if (/EACCES|EPERM/.test(output))
    return "A folder can't be written. Check who owns node_modules and npm's cache.";
  return "The lines above are npm's own.";
}
