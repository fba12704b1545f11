/** Who reads the profile's file and hands it to the runtime. `oci` is nobody: it stands in the runtime's config as it is. */
export type Loader = 'oci' | 'docker' | 'podman' | 'containerd' | 'cri-o' | 'spo';

export type RuntimeName = 'runc' | 'crun' | 'youki';

/** Where a profile is used. What it means depends on all of this. */
export interface Target {
  readonly loader: Loader;
  readonly runtime: { readonly name: RuntimeName; readonly version: string };
  readonly libseccomp: {
    readonly version: string;
    /** The release whose system call table it has; distributions put newer ones into older libraries. */
    readonly table: string;
  };
  /** The kernel's release, of which two numbers count. */
  readonly kernel: string;
  /** The host's architecture by libseccomp's name. */
  readonly architecture: string;
  /** The container's bounding set of capabilities, by which Docker's and Podman's rules are chosen. */
  readonly capabilities: readonly string[];
  /** Whether something listens at the profile's `listenerPath`. */
  readonly listening: boolean;
}
