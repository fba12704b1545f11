import { run } from '../support/run.mjs';
import { MissingPackage } from '../support/stop.mjs';
import { runVitest } from '../support/vitest.mjs';

/** @type {import('../support/lane.mjs').Lane} */
export const isolation = {
  name: 'isolation',
  what: 'command and server without any network, and as a user who may not read everything',
  quick: false,
  after: ['build'],
  async run() {
    const unshare = await unshareFlags();
    return runVitest('isolation', { env: { UNSHARE_FLAGS: unshare } });
  },
};

/** How this user gets an empty network namespace: root directly, others as the root of a user namespace of their own. */
async function unshareFlags() {
  for (const flags of ['-n', '-rn']) {
    if (await runs('unshare', [flags, 'true'])) return flags;
  }
  throw new MissingPackage(
    'An empty network namespace',
    'it needs Linux and util-linux (unshare), and root or user namespaces',
  );
}

/**
 * Whether a program is there and ends well.
 * @param {string} file
 * @param {readonly string[]} args
 */
async function runs(file, args) {
  try {
    return (await run(file, args, { output: 'keep' })).code === 0;
  } catch {
    return false;
  }
}
