import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** A built program, not yet run. */
export interface Compiled {
  readonly script: Script;
  /** As a CommonJS module would be run. Each run is a program of its own. */
  readonly run: () => void;
}

/**
 * Compiles a program that is one CommonJS file, as `require` would, but with the code that V8 made of it before, where
 * that is at hand: half of what a short command takes is the making of it.
 * @param program path; its text is ASCII, as esbuild writes it
 * @param cache path of that code, `Script.createCachedData`. It is ignored where it is absent, older than the program
 *     (of the text V8 compares the length alone), or of another V8.
 */
export function compile(program: string, cache: string): Compiled {
  const text = readFileSync(program, 'latin1');
  const cachedData = codeIn(cache, program);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${text}\n})`, {
    filename: program,
    ...(cachedData && { cachedData }),
  });
  return {
    script,
    run() {
      const start: unknown = script.runInThisContext();
      if (typeof start === 'function') start({}, require, {}, program, dirname(program));
    },
  };
}

function codeIn(cache: string, program: string): Buffer | undefined {
  const status = statSync(cache, { throwIfNoEntry: false });
  if (status === undefined || status.mtimeMs < statSync(program).mtimeMs) return undefined;
  return readFileSync(cache);
}
