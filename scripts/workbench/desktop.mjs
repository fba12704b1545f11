import { batchCommand } from '../support/batch.mjs';
import { root } from '../support/checkout.mjs';
import { findProgram } from '../support/findProgram.mjs';
import { run } from '../support/run.mjs';

/** Where the installer on macOS leaves the command, which is on the PATH only for those who ask for it. */
const macPlace = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';

/**
 * Opens a folder in the VS Code that is installed here, with the extension of this checkout running in it.
 * @param {string} folder
 * @returns {Promise<boolean>} false where there is none or it did not start
 */
export async function openOnDesktop(folder) {
  const isBatch = process.platform === 'win32';
  const code = findProgram(isBatch ? 'code.cmd' : 'code', process.platform === 'darwin' ? [macPlace] : []);
  if (code === undefined) {
    console.log('The command "code" is not on the PATH, so VS Code opens in the browser instead.');
    return false;
  }
  console.log(`Opening ${folder} with ${code}`);
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', folder];
  // A .cmd file starts only by way of the shell.
  const [file, words] = isBatch ? batchCommand(code, args) : [code, args];
  const { code: exit } = await run(file, words, { minutes: 2, verbatim: isBatch });
  if (exit !== 0) console.log(`It ended with ${exit}, so VS Code opens in the browser instead.`);
  return exit === 0;
}
