import { run } from '../../../server/src/cli/program.ts';
import type { Terminal } from '../../../server/src/cli/terminal.ts';
import { checkout } from '../../support/checkout.ts';

export interface Outcome {
  readonly code: number | undefined;
  readonly out: string;
  readonly error: string;
}

/**
 * Runs a command in this process.
 * @param cwd relative to the repository, or absolute
 */
export async function runCli(cwd: string, words: readonly string[], isColoured = false): Promise<Outcome> {
  let out = '';
  let error = '';
  const terminal: Terminal = {
    cwd: cwd.startsWith('/') ? cwd : `${checkout}/${cwd}`,
    isColoured,
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
  };
  const code = await run(words, terminal, `${checkout}/dist`);
  return { code, out, error };
}
