import { run } from '../support/run.mjs';
import { MissingPackage } from '../support/stop.mjs';
import { runVitest } from '../support/vitest.mjs';

/** @type {import('../support/lane.mjs').Lane} */
export const oracles = {
  name: 'oracles',
  what: 'seccomp verdicts against the programs of the libseccomp that is installed',
  quick: false,
  async run() {
    const { code } = await run('/usr/bin/python3', ['-c', 'import seccomp'], { output: 'keep' });
    if (code !== 0)
      throw new MissingPackage("libseccomp's Python module", "Debian's package python3-seccomp");
    return runVitest('oracles');
  },
};
