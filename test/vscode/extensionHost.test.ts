import { describe, expect, it } from 'vitest';
import { inRoot } from '../../scripts/support/checkout.mjs';
import { runSuiteInExtensionHost } from './workbench/extensionHost.ts';

// Run while the tests are being collected, so that each test of the suite becomes one here.
const results = await runSuiteInExtensionHost(inRoot('samples/shop'));

describe('inside the extension host', () => {
  it.each(results)('$fullTitle', ({ err }) => {
    if (err.message !== undefined) expect.fail(err.stack ?? err.message);
  });
});
