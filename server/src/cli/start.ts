import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { compile } from './compiled.ts';

/** The command line, compiled. The build runs it, too, and keeps what V8 makes of it. */
export const command = compile(join(__dirname, 'command.cjs'), join(__dirname, 'command.cache'));

/**
 * Node 20's V8 makes optimised code of a function so early that it throws much of it away again when it meets other
 * shapes of values, which doubles what a short command computes. So it is to wait seven times as long as by default; a
 * command that goes on for longer loses nothing by that. Later releases of V8 know no such flag.
 */
const laterOptimisation = '--interrupt-budget=500000';

if (require.main === module) {
  // The language server goes on for hours.
  if (process.versions.v8.startsWith('11.') && process.argv[2] !== 'lsp')
    setFlagsFromString(laterOptimisation);
  command.run();
}
