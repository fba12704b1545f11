import { describe, expect, it } from 'vitest';

import { runSuiteInExtensionHost } from './workbench/extensionHost.ts';
import { smallWorkspace } from './workbench/sample.ts';

// Run while the tests are being collected, so that each test of the suite becomes one here.
const results = await runSuiteInExtensionHost(smallWorkspace);

describe('inside the extension host', () => {
  it.each(results)('$fullTitle', ({ err }) => {
    if (err.message !== undefined) expect.fail(err.stack ?? err.message);
  });
});
