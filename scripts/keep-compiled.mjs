// Keeps what V8 compiles of the command line beside it, dist/command.cache, for the Node that builds it, so that a command
// need not compile it again. `npm run build` runs this; what the commands print on the way is of no interest.
// Usage: node scripts/keep-compiled.mjs
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot } from './support/checkout.mjs';

/** Functions that these use are kept as code; others are compiled when they are called. */
const sample = inRoot('samples/shop');
const commands = [
  ['connections', sample],
  ['diff', inRoot('samples/shop/payments'), sample],
  ['explain', sample, '--from', '0.0.0.0/0', '--to', 'payments/gateway'],
  ['check', sample],
];

const cache = inRoot('dist/command.cache');
rmSync(cache, { force: true });
const program = inRoot('dist/cli.cjs');
/** @type {{ command: { script: import('node:vm').Script, run: () => void } }} */
const { command } = createRequire(import.meta.url)(program);
for (const words of commands) {
  process.argv = [process.execPath, program, ...words];
  command.run();
  await new Promise(setImmediate);
}
writeFileSync(cache, command.script.createCachedData());
// The sample has findings, which is no failure here.
process.exitCode = 0;
