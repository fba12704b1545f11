import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { batchCommand } from '../support/batch.mjs';
import { root } from '../support/checkout.mjs';
import { run } from '../support/run.mjs';

/**
 * Opens a folder in the VS Code that is installed here, with the extension of this checkout running in it.
 * @param {string} folder
 * @returns {Promise<boolean>} false where there is none or it did not start
 */
export async function openOnDesktop(folder) {
  const code = findCommand();
  if (code === undefined) {
    console.log('The command "code" is not on the PATH, so VS Code opens in the browser instead.');
    return false;
  }
  console.log(`Opening ${folder} with ${code}`);
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', folder];
  // A .cmd file starts only by way of the shell.
  const isBatch = process.platform === 'win32';
  const [file, words] = isBatch ? batchCommand(code, args) : [code, args];
  const { code: exit } = await run(file, words, { minutes: 2, verbatim: isBatch });
  if (exit !== 0) console.log(`It ended with ${exit}, so VS Code opens in the browser instead.`);
  return exit === 0;
}

/** Where the installer on macOS leaves the command, which is on the PATH only for those who ask for it. */
const macPlace = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';

/** @returns {string | undefined} the path of VS Code's command */
function findCommand() {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name));
  return [...onPath, ...(process.platform === 'darwin' ? [macPlace] : [])].find(isProgram);
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
