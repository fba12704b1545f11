import type { RuntimeName } from '../target.ts';

/** Who starts the container: it reads the profile's file and gives it to the runtime. `oci`: nobody but the runtime. */
export type Engine = 'docker' | 'podman' | 'kubernetes-containerd' | 'kubernetes-cri-o' | 'oci';

/** A place at which many profiles are used, as it was at some time. */
export interface Preset {
  readonly id: string;
  /** For people: engine, host and year. */
  readonly name: string;
  readonly engine: Engine;
  readonly runtime: { readonly name: RuntimeName; readonly version: string };
  /** The table is that of another release where the distribution has put a newer one into the library. */
  readonly libseccomp: { readonly version: string; readonly table: string };
  readonly kernel: string;
  /** Where the versions are told. */
  readonly source: string;
}

/** Debian 12's library has the table of 2.5.5. */
const debian12 = { libseccomp: { version: '2.5.4', table: '2.5.5' }, kernel: '6.1' };
const debian13 = { libseccomp: { version: '2.6.0', table: '2.6.0' }, kernel: '6.12' };
const ubuntu22 = { libseccomp: { version: '2.5.3', table: '2.5.3' }, kernel: '5.15' };
const ubuntu24 = { libseccomp: { version: '2.5.5', table: '2.5.5' }, kernel: '6.8' };

const runc = (version: string): Preset['runtime'] => ({ name: 'runc', version });
const crun = (version: string): Preset['runtime'] => ({ name: 'crun', version });

/** Of each engine the newest last. */
export const presets: readonly Preset[] = [
  {
    id: 'docker-20.10',
    name: 'Docker 20.10 on Debian 12 (2023)',
    engine: 'docker',
    runtime: runc('1.1.5'),
    ...debian12,
    source: 'Debian 12: docker.io 20.10.24, runc 1.1.5, libseccomp2 2.5.4-1+deb12u1, linux-image-amd64 6.1',
  },
  {
    id: 'docker-27',
    name: 'Docker 27 on Ubuntu 22.04 (2024)',
    engine: 'docker',
    runtime: runc('1.1.14'),
    ...ubuntu22,
    source: 'docker/docs, release notes 27.2.1; Ubuntu 22.04: libseccomp2 2.5.3, Linux 5.15',
  },
  {
    id: 'docker-28',
    name: 'Docker 28 on Ubuntu 24.04 (2025)',
    engine: 'docker',
    runtime: runc('1.2.6'),
    ...ubuntu24,
    source: 'docker/docs, release notes 28.0.3; Ubuntu 24.04: libseccomp2 2.5.5, Linux 6.8',
  },
  {
    id: 'docker-29',
    name: 'Docker 29 on Debian 13 (November 2025)',
    engine: 'docker',
    runtime: runc('1.3.3'),
    ...debian13,
    source: 'docker/docs, release notes 29.0.0; Debian 13: libseccomp2 2.6.0, Linux 6.12',
  },
  {
    id: 'podman-4.3',
    name: 'Podman 4.3 on Debian 12 (2023)',
    engine: 'podman',
    runtime: crun('1.8.1'),
    ...debian12,
    source: 'Debian 12: podman 4.3.1, crun 1.8.1, libseccomp2 2.5.4-1+deb12u1, linux-image-amd64 6.1',
  },
  {
    id: 'podman-4.9',
    name: 'Podman 4.9 on Ubuntu 24.04 (2024)',
    engine: 'podman',
    runtime: crun('1.14.1'),
    ...ubuntu24,
    source: 'Ubuntu 24.04: podman 4.9.3, crun 1.14.1, libseccomp2 2.5.5, Linux 6.8',
  },
  {
    id: 'podman-5.4',
    name: 'Podman 5.4 on Debian 13 (2025)',
    engine: 'podman',
    runtime: crun('1.21'),
    ...debian13,
    source: 'Debian 13: podman 5.4.2, crun 1.21, libseccomp2 2.6.0, Linux 6.12',
  },
  {
    id: 'kubernetes-containerd-1.6',
    name: 'Kubernetes with containerd 1.6 on Debian 12 (2023)',
    engine: 'kubernetes-containerd',
    runtime: runc('1.1.5'),
    ...debian12,
    source: 'Debian 12: containerd 1.6.20, runc 1.1.5, libseccomp2 2.5.4-1+deb12u1, linux-image-amd64 6.1',
  },
  {
    id: 'kubernetes-containerd-1.7',
    name: 'Kubernetes with containerd 1.7 on Ubuntu 22.04 (2024)',
    engine: 'kubernetes-containerd',
    runtime: runc('1.1.14'),
    ...ubuntu22,
    source:
      'docker/containerd-packaging#393 (containerd 1.7.22); Ubuntu 22.04: libseccomp2 2.5.3, Linux 5.15',
  },
  {
    id: 'kubernetes-containerd-2.0',
    name: 'Kubernetes with containerd 2.0 on Ubuntu 24.04 (2024)',
    engine: 'kubernetes-containerd',
    runtime: runc('1.2.2'),
    ...ubuntu24,
    source: 'containerd/containerd#11023 (release 2.0); Ubuntu 24.04: libseccomp2 2.5.5, Linux 6.8',
  },
  {
    id: 'kubernetes-containerd-2.2',
    name: 'Kubernetes with containerd 2.2 on Debian 13 (2026)',
    engine: 'kubernetes-containerd',
    runtime: runc('1.3.6'),
    ...debian13,
    source: 'containerd/containerd#13606 (release 2.2); Debian 13: libseccomp2 2.6.0, Linux 6.12',
  },
  {
    id: 'kubernetes-cri-o-1.27',
    name: 'Kubernetes with CRI-O 1.27 on Debian 12 (2023)',
    engine: 'kubernetes-cri-o',
    runtime: runc('1.1.5'),
    ...debian12,
    source: 'cri-o/cri-o#8626 (runc up to 1.27); Debian 12: runc 1.1.5, libseccomp2 2.5.4-1+deb12u1',
  },
  {
    id: 'kubernetes-cri-o-1.31',
    name: 'Kubernetes with CRI-O 1.31 on Ubuntu 24.04 (2024)',
    engine: 'kubernetes-cri-o',
    runtime: crun('1.14.1'),
    ...ubuntu24,
    source: 'cri-o/cri-o#8497 (crun from 1.31 on); Ubuntu 24.04: crun 1.14.1, libseccomp2 2.5.5, Linux 6.8',
  },
  {
    id: 'kubernetes-cri-o-1.34',
    name: 'Kubernetes with CRI-O 1.34 on Debian 13 (2025)',
    engine: 'kubernetes-cri-o',
    runtime: crun('1.21'),
    ...debian13,
    source: 'cri-o/cri-o#8497 (crun from 1.31 on); Debian 13: crun 1.21, libseccomp2 2.6.0, Linux 6.12',
  },
  {
    id: 'runc',
    name: 'runc 1.4.2 by itself, on Debian 12',
    engine: 'oci',
    runtime: runc('1.4.2'),
    libseccomp: debian12.libseccomp,
    kernel: '6.18',
    source: 'what the verdicts were compared with',
  },
];

export const presetIds: readonly string[] = presets.map(({ id }) => id);

export function presetNamed(id: string): Preset | undefined {
  return presets.find((preset) => preset.id === id);
}

/** The newest of an engine, for whoever names none. */
export function newestPreset(engine: Engine): Preset {
  const [first] = presets;
  const found = presets.findLast((preset) => preset.engine === engine) ?? first;
  if (found === undefined) throw new Error('There is no preset.');
  return found;
}
