import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { checkout } from '../support/checkout.ts';

describe('the built command', () => {
  it('starts with the code that the build kept', () => {
    const built: { command: { script: Script } } = createRequire(import.meta.url)(
      join(checkout, 'dist/cli.cjs'),
    );
    expect(built.command.script.cachedDataRejected).toBe(false);
  });

  it('does not have Node load what only some commands use', () => {
    const told = `process.on('exit', () => console.log(process.moduleLoadList.join('\\n')))`;
    const words = ['--import', `data:text/javascript,${encodeURIComponent(told)}`, 'dist/cli.cjs'];
    const loaded = execFileSync(process.execPath, [...words, '--version'], {
      cwd: checkout,
      encoding: 'utf8',
    });
    const modules = loaded.split('\n');
    expect(modules).toContain('NativeModule vm');
    expect(modules).not.toContain('NativeModule child_process');
    expect(modules).not.toContain('NativeModule crypto');
  });
});
