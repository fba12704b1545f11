import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The path of a program on the PATH, found without a shell, which is another one on each system.
 * @param {string} name with its ending, where the system wants one
 * @param {readonly string[]} [places] further paths at which it may be
 * @returns {string | undefined}
 */
export function findProgram(name, places = []) {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name));
  return [...onPath, ...places].find(isProgram);
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
