import { findProgram } from '../support/findProgram.mjs';
import { run } from '../support/run.mjs';
import { buildRuntimes, missingRuntimes } from '../support/runtimes.mjs';
import { MissingPackage } from '../support/stop.mjs';
import { runVitest } from '../support/vitest.mjs';

/** @type {import('../support/lane.mjs').Lane} */
export const containers = {
  name: 'containers',
  what: 'seccomp profiles in real containers: what starts, and what calls return',
  quick: false,
  async run() {
    for (const program of ['runc', 'crun', 'unshare']) {
      if (findProgram(program) === undefined)
        throw new MissingPackage(program, "Debian's packages runc, crun and util-linux");
    }
    const obstacle = await findObstacle();
    if (obstacle !== undefined) throw new MissingPackage('A place to start containers', obstacle);
    if (process.env['SECCOMP_RUNTIMES'] === 'all') await buildRuntimes();
    const missing = missingRuntimes();
    if (missing.length > 0)
      console.log(`      without ${missing.join(', ')}: SECCOMP_RUNTIMES=all builds them`);
    return runVitest('containers');
  },
};

/** Why no container can be started here, whatever is installed: a matter of permission. */
async function findObstacle() {
  if (process.getuid?.() !== 0) return 'containers need root';
  const steps = [
    'mount --make-rprivate /',
    'umount -R /sys/fs/cgroup',
    'mount -t cgroup2 none /sys/fs/cgroup',
  ];
  const { code, output } = await run('unshare', ['-mpiuf', 'sh', '-c', steps.join(' && ')], {
    output: 'keep',
  });
  return code === 0 ? undefined : `namespaces and cgroups can't be had here: ${output.trim()}`;
}
