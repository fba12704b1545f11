import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

/** The folder of reference cases beside the checkout; it is not part of the project. */
const sharedRoot = fileURLToPath(new URL('../../../shared/', import.meta.url));

/**
 * Tests that need a folder of reference cases. Where it is absent they are skipped with a message that names it,
 * except in CI, where absence is a failure.
 * @param folder relative to the shared root, for instance `cases/validation`
 */
export function describeShared(name: string, folder: string, body: (folder: string) => void): void {
  const path = sharedRoot + folder;
  if (existsSync(path)) {
    describe(name, () => body(path));
  } else if (process.env['CI']) {
    it(name, () => {
      throw new Error(`The reference cases are missing: ../shared/${folder}`);
    });
  } else {
    console.warn(`skipped: ${name} needs ../shared/${folder}`);
    // The body is not called, not even to collect its tests: it reads the folder.
    describe(name, () => it.skip(`needs ../shared/${folder}`, () => {}));
  }
}
