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
    const { code } = await run('sh', ['-c', `unshare ${flags} true`], { output: 'keep' });
    if (code === 0) return flags;
  }
  throw new MissingPackage(
    'An empty network namespace',
    'it needs Linux and util-linux (unshare), and root or user namespaces',
  );
}
