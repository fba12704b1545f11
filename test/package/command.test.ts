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
});
