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
 * installed in node_modules/.package-lock.json; optional packages are those of other systems and may be absent.
 * @param {string} folder with package-lock.json
 * @returns {string[]} paths such as node_modules/yaml
 */
export function missingPackages(folder) {
  const wanted = lockedPackages(`${folder}/package-lock.json`);
  const installed = existsSync(`${folder}/node_modules/.package-lock.json`)
    ? lockedPackages(`${folder}/node_modules/.package-lock.json`)
    : {};
  return Object.entries(wanted)
    .filter(
      ([path, entry]) =>
        path.includes('node_modules/') && !entry.optional && installed[path]?.version !== entry.version,
    )
    .map(([path]) => path);
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
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
