import { run } from './program.ts';
import { exitCodes, reasonOf, type Terminal } from './terminal.ts';

const { stdout, stderr, env } = process;

// whoever reads our output may have had enough of it (`| head`); that is no mistake
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  stderr.write(`policy-lens: Standard output can’t be written to: ${reasonOf(error)}.\n`);
  process.exitCode = exitCodes.failure;
});
stderr.on('error', () => undefined);

const terminal: Terminal = {
  cwd: process.cwd(),
  isColoured: stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
  out: (text) => stdout.write(text),
  error: (text) => stderr.write(text),
};

run(process.argv.slice(2), terminal, __dirname).then(
  (code) => {
    // not process.exit: what was written may still be on its way through a pipe
    if (code !== undefined) process.exitCode ??= code;
  },
  (error: unknown) => {
    const trace = error instanceof Error ? error.stack : String(error);
    stderr.write(`policy-lens: This is a mistake in Policy Lens itself; please report it.\n${trace}\n`);
    process.exitCode = exitCodes.failure;
  },
);
