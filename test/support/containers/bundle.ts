import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Stands in the config where the profile's text comes. */
const place = '"PROFILE"';

/**
 * Writes a bundle whose container runs one program, under a profile.
 * @param profile its text, which is put into the config as it is
 */
export function writeBundle(folder: string, program: Uint8Array, profile: string): void {
  for (const name of ['proc', 'dev', 'sys']) mkdirSync(join(folder, 'rootfs', name), { recursive: true });
  writeFileSync(join(folder, 'rootfs/program'), program, { mode: 0o755 });
  const config = JSON.stringify({
    ociVersion: '1.0.2',
    process: {
      terminal: false,
      user: { uid: 0, gid: 0 },
      args: ['/program'],
      env: ['PATH=/'],
      cwd: '/',
      noNewPrivileges: true,
    },
    root: { path: 'rootfs', readonly: true },
    hostname: 'probe',
    mounts: [
      { destination: '/proc', type: 'proc', source: 'proc' },
      { destination: '/dev', type: 'tmpfs', source: 'tmpfs' },
    ],
    linux: {
      namespaces: ['pid', 'ipc', 'uts', 'mount'].map((type) => ({ type })),
      seccomp: 'PROFILE',
    },
  });
  writeFileSync(
    join(folder, 'config.json'),
    config.replace(place, () => profile),
  );
}
