import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure, reasonOf, type Terminal } from './terminal.ts';

/**
 * Writes a report to a file, or to standard output where there is none or it is `-`.
 * @throws Failure where the file can't be written
 */
export function deliver(text: string, file: string | undefined, terminal: Terminal): void {
  if (file === undefined || file === '-') {
    terminal.out(text);
    return;
  }
  try {
    writeFileSync(resolve(terminal.cwd, file), text);
  } catch (error) {
    throw new Failure(`The report can’t be written to ${file}: ${reasonOf(error)}.`);
  }
}
