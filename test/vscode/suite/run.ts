import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** VS Code calls this in the extension host. The results go to a file that the environment names. */
export async function run(): Promise<void> {
  // Mocha is an ES module, which the Node of an older VS Code takes by import() alone.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'tdd',
    timeout: 20_000,
    reporter: 'json',
    reporterOptions: { output: process.env['POLICY_LENS_SUITE_RESULTS'] },
    ...(process.env['POLICY_LENS_SUITE_GREP'] ? { grep: process.env['POLICY_LENS_SUITE_GREP'] } : {}),
  });
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs'))) {
    mocha.addFile(join(__dirname, file));
  }
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
