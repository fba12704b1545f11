import type { Loader, RuntimeName, Target } from '../../../server/src/seccomp/target.ts';

/** Where the words of runtimes were seen: an x86_64 host of Debian 12. */
export function observedTarget(name: RuntimeName, version: string, loader: Loader = 'oci'): Target {
  return {
    loader,
    runtime: { name, version },
    libseccomp: { version: '2.5.4', table: '2.5.5' },
    kernel: '6.18',
    architecture: 'x86_64',
    capabilities: [],
    listening: false,
  };
}
