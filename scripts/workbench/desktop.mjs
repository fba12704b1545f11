import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
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
  const [file, all] = process.platform === 'win32' ? ['cmd.exe', ['/c', code, ...args]] : [code, args];
  const { code: exit } = await run(file, all, { minutes: 2 });
  if (exit !== 0) console.log(`It ended with ${exit}, so VS Code opens in the browser instead.`);
  return exit === 0;
}

/** @returns {string | undefined} the path of VS Code's command */
function findCommand() {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
