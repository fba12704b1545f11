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
 * @property {boolean} [verbatim] the words are quoted already, as Windows wants them
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
export function run(
  file,
  args,
  { cwd = root, env = {}, output = 'show', minutes = 10, verbatim = false } = {},
) {
  return new Promise((resolve, reject) => {
    const stream = output === 'show' ? 'inherit' : 'pipe';
    const { child, end, takeBack } = startGroup(file, args, {
      cwd,
      env: environment(env),
      stdio: ['ignore', stream, stream],
      windowsVerbatimArguments: verbatim,
    });
    let kept = '';
    for (const pipe of [child.stdout, child.stderr]) {
      pipe?.setEncoding('utf8').on('data', (text) => {
        kept += text;
      });
    }
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
 * Starts a program as the leader of a process group of its own, so that it can be ended together with all that it
 * started, and is when this process ends. That is arranged before it runs: a Ctrl-C may come at any time.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function startGroup(file, args, options) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let started;
  const end = () => endGroup(started);
  const takeBack = atEnd(end);
  const child = spawn(file, args, { ...options, detached: process.platform !== 'win32' });
  started = child;
  return { child, end, takeBack };
}

/**
 * Ends a child and, where it leads a process group, everything it started.
 * @param {import('node:child_process').ChildProcess | undefined} child
 * @param {NodeJS.Signals} [signal]
 */
export function endGroup(child, signal = 'SIGKILL') {
  if (child?.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}
