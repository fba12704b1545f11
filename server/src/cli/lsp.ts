import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Failure } from './terminal.ts';

/**
 * `policy-lens lsp --stdio`: becomes the language server. It is a program of its own beside this one, so that the
 * other commands need not load it.
 * @param folder that holds the built programs
 * @throws Failure where the server is not there
 */
export function startServer(folder: string): void {
  const program = join(folder, 'server.cjs');
  if (!existsSync(program)) throw new Failure(`The language server is missing: there is no ${program}.`);
  // it takes the transport from the command line, as editors that start it directly give it
  createRequire(program)(program);
}
