import { allArchitectures } from '../../seccomp/knowledge/architectures.ts';
import { allCapabilities } from '../../seccomp/knowledge/capabilities.ts';
import type { ProfileForm } from '../../seccomp/rawProfile.ts';
import type { Loader, RuntimeName, Target } from '../../seccomp/target.ts';
import { Failure } from '../terminal.ts';

/** What the options of `seccomp` say about the place where a profile is used. */
export interface TargetOptions {
  readonly arch?: string;
  readonly runtime: RuntimeName;
  readonly runtimeVersion?: string;
  readonly loader?: Loader;
  readonly libseccomp: string;
  readonly kernel: string;
  readonly cap: readonly string[];
}

export const runtimes: readonly RuntimeName[] = ['runc', 'crun', 'youki'];
export const loaders: readonly Loader[] = ['oci', 'docker', 'podman', 'containerd', 'cri-o', 'spo'];

/** The newest that was seen to do what is said of it. */
const runtimeVersions: Readonly<Record<RuntimeName, string>> = {
  runc: '1.4.2',
  crun: '1.8.1',
  youki: '0.7.0',
};

/** Debian 12's library, which has the table of 2.5.5; nobody else ships a 2.5.4 of any age. */
const debianLibrary = { version: '2.5.4', table: '2.5.5' };

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
): { target: Target; architecture: string } {
  const architecture = architectureName(options.arch ?? 'x86_64');
  const { runtime, runtimeVersion = runtimeVersions[runtime], libseccomp, kernel } = options;
  const isObject = form === 'spo' || form === 'kubescape';
  return {
    architecture,
    target: {
      loader: options.loader ?? (isObject ? 'spo' : 'oci'),
      runtime: { name: runtime, version: runtimeVersion },
      libseccomp: libraryOf(libseccomp),
      kernel,
      architecture: hosts[architecture] ?? architecture,
      capabilities: capabilitiesOf(options.cap),
      listening: true,
    },
  };
}

/** `SCMP_ARCH_X86_64`, libseccomp's `x86_64`, Go's `amd64`. */
export function architectureName(text: string): string {
  const found = allArchitectures().find(({ name, libseccompName, goarch }) =>
    [name, libseccompName, goarch].includes(text),
  );
  if (found?.bits === undefined) throw new Failure(`There is no architecture ${text}.`);
  return found.libseccompName;
}

function libraryOf(text: string): Target['libseccomp'] {
  const [version = '', table] = text.replace(/^v/, '').split('+');
  if (table === undefined && version === debianLibrary.version) return debianLibrary;
  return { version, table: table ?? version };
}

/** Docker's default set and what is added to it; `none` begins with the empty set. */
function capabilitiesOf(named: readonly string[]): readonly string[] {
  const known = allCapabilities();
  const isEmpty = named.includes('none');
  const added = named
    .filter((name) => name !== 'none')
    .map((name) => {
      const full = name.startsWith('CAP_') ? name : `CAP_${name}`;
      if (known.every((each) => each.name !== full)) throw new Failure(`There is no capability ${name}.`);
      return full;
    });
  const byDefault = known.filter(({ inDockerDefaults }) => inDockerDefaults && !isEmpty);
  return [...new Set([...byDefault.map(({ name }) => name), ...added])];
}
