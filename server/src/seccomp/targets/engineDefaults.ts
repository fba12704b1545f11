import { allCapabilities } from '../knowledge/capabilities.ts';
import type { Loader } from '../target.ts';
import type { Engine } from './presets.ts';

/** Who reads the file. */
export const loaderOf: Readonly<Record<Engine, Loader>> = {
  docker: 'docker',
  podman: 'podman',
  'kubernetes-containerd': 'containerd',
  'kubernetes-cri-o': 'cri-o',
  oci: 'oci',
};

/**
 * What engines leave out of Docker's default set of capabilities (container-libs common/pkg/config/default.go; cri-o
 * internal/config/capabilities; containerd has Docker's).
 */
const withheld: Readonly<Record<Engine, readonly string[]>> = {
  docker: [],
  oci: [],
  'kubernetes-containerd': [],
  podman: ['CAP_AUDIT_WRITE', 'CAP_MKNOD', 'CAP_NET_RAW'],
  'kubernetes-cri-o': ['CAP_AUDIT_WRITE', 'CAP_MKNOD', 'CAP_NET_RAW', 'CAP_SETFCAP', 'CAP_SYS_CHROOT'],
};

/**
 * The capabilities of a container.
 * @param declared those that it has beyond the engine's default set, or `none`
 */
export function capabilitiesOf(engine: Engine, declared: readonly string[] = []): readonly string[] {
  const added = declared.filter((name) => name !== 'none').map(withPrefix);
  if (declared.includes('none')) return [...new Set(added)];
  const byDefault = allCapabilities()
    .filter(({ name, inDockerDefaults }) => inDockerDefaults && !withheld[engine].includes(name))
    .map(({ name }) => name);
  return [...new Set([...byDefault, ...added])];
}

function withPrefix(name: string): string {
  return name.startsWith('CAP_') ? name : `CAP_${name}`;
}
