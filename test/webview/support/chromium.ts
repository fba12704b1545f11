import { existsSync } from 'node:fs';
import { describe, it } from 'vitest';

const places = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The browser to test in, undefined where none is installed. */
export const chromiumPath: string | undefined = places.find(
  (place) => place !== undefined && existsSync(place),
);

/** Tests in a real browser: where there is none they are skipped with a message, except in CI, where that is a failure. */
export function describeInBrowser(name: string, body: () => void): void {
  if (chromiumPath !== undefined) {
    describe(name, body);
  } else if (process.env['CI']) {
    it(name, () => {
      throw new Error('Chromium is not installed, and the tests of the panel need it.');
    });
  } else {
    console.warn(
      `skipped: ${name} needs Chromium (set CHROMIUM to its path, or install the package chromium)`,
    );
    describe.skip(`${name} (skipped: Chromium is absent)`, body);
  }
}
