import { spawn } from 'node:child_process';
import { root } from './checkout.mjs';
import { atEnd } from './interrupt.mjs';
import { Stop } from './stop.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] default: the repository's root
 * @property {Record<string, string | undefined>} [env] added to the environment; undefined takes a variable away
 * @property {'show' | 'keep'} [output] show it as it comes (default), or keep it for the result
 * @property {number} [minutes] after which the program is ended and counts as failed (default 10)
 *
 * @typedef {object} RunResult
 * @property {number} code exit code; 124 after the time limit
 * @property {string} output what was kept, standard output and error in the order they came
 */

/**
 * Runs a program to its end. It never rejects because of the program's exit code.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(file, args, { cwd = root, env = {}, output = 'show', minutes = 10 } = {}) {
  return new Promise((resolve, reject) => {
    // A process group of its own lets the time limit end the program together with what it started.
    const child = spawn(file, args, {
      cwd,
      env: environment(env),
      stdio: ['ignore', output === 'show' ? 'inherit' : 'pipe', output === 'show' ? 'inherit' : 'pipe'],
      detached: process.platform !== 'win32',
    });
    let kept = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        kept += text;
      });
    }
    const end = () => endGroup(child);
    const takeBack = atEnd(end);
    let late = false;
    const limit = setTimeout(() => {
      late = true;
      end();
    }, minutes * 60_000);
    child.once('error', (error) => {
      clearTimeout(limit);
      takeBack();
      reject(new Stop(`${file} can't be started: ${error.message}`));
    });
    child.once('close', (code) => {
      clearTimeout(limit);
      takeBack();
      if (late) kept += `\nended after ${minutes} minutes, the limit\n`;
      if (late && output === 'show') console.error(`ended after ${minutes} minutes, the limit`);
      resolve({ code: late ? 124 : (code ?? 1), output: kept });
    });
  });
}

/**
 * @param {string} script a JavaScript file
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options);

/** @param {Record<string, string | undefined>} changes */
function environment(changes) {
  const env = { ...process.env, ...changes };
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}

/**
 * Ends a child and, where it leads a process group, everything it started.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} [signal]
 */
export function endGroup(child, signal = 'SIGKILL') {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}
