import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployment, policy, service } from './texts.mjs';

/**
 * Writes a repository of manifests, one object a file.
 * @param {string} folder
 * @param {number} count of files
 */
export function writeWorkspace(folder, count) {
  const kinds = [deployment, service, policy];
  for (let number = 0; number < count; number++) {
    const make = kinds[number % 3] ?? policy;
    const app = Math.floor(number / 3);
    const home = join(folder, `team-${app % 40}`);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, `app-${app}-${make.name}.yaml`), make(app));
  }
}
