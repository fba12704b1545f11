import { allArchitectures } from '../../seccomp/knowledge/architectures.ts';
import { capabilityNamed } from '../../seccomp/knowledge/capabilities.ts';
import type { ProfileForm } from '../../seccomp/rawProfile.ts';
import type { Loader, RuntimeName, Target } from '../../seccomp/target.ts';
import type { NamedTarget } from '../../seccomp/targets/namedTarget.ts';
import { namedTarget } from '../../seccomp/targets/resolve.ts';
import { Failure } from '../terminal.ts';

/** What the options of `seccomp` say about the place where a profile is used. */
export interface TargetOptions {
  /** The id of a preset, which the other options change. */
  readonly target: string;
  readonly arch?: string;
  readonly runtime?: RuntimeName;
  readonly runtimeVersion?: string;
  readonly loader?: Loader;
  readonly libseccomp?: string;
  readonly kernel?: string;
  readonly cap: readonly string[];
}

export const loaders: readonly Loader[] = ['oci', 'docker', 'podman', 'containerd', 'cri-o', 'spo'];

/** The host on which calls of an architecture come in. */
const hosts: Readonly<Record<string, string>> = {
  x86: 'x86_64',
  x32: 'x86_64',
  arm: 'aarch64',
  s390: 's390x',
};

/** @throws Failure where an option says nothing that we know */
export function targetOf(
  options: TargetOptions,
  form: ProfileForm,
): { named: NamedTarget; target: Target; architecture: string } {
  const architecture = architectureName(options.arch ?? 'x86_64');
  const { target: preset, runtime, runtimeVersion, libseccomp, kernel, loader } = options;
  const isObject = form === 'spo' || form === 'kubescape';
  const named = namedTarget({
    preset,
    runtime,
    runtimeVersion,
    libseccomp,
    kernel,
    architectures: [hosts[architecture] ?? architecture],
    capabilities: options.cap.map(capabilityName),
  });
  const [host] = named.hosts;
  if (host === undefined) throw new Failure(`There is no host for ${architecture}.`);
  const read = isObject && host.loader === 'oci' ? 'spo' : host.loader;
  return { named, architecture, target: { ...host, loader: loader ?? read } };
}

/** `SCMP_ARCH_X86_64`, libseccomp's `x86_64`, Go's `amd64`. */
export function architectureName(text: string): string {
  const found = allArchitectures().find(({ name, libseccompName, goarch }) =>
    [name, libseccompName, goarch].includes(text),
  );
  if (found?.bits === undefined) throw new Failure(`There is no architecture ${text}.`);
  return found.libseccompName;
}

function capabilityName(name: string): string {
  if (name === 'none') return name;
  const full = name.startsWith('CAP_') ? name : `CAP_${name}`;
  if (capabilityNamed(full) === undefined) throw new Failure(`There is no capability ${name}.`);
  return full;
}
