/** What is set of the kubelets on the nodes of an environment. */
export interface KubeletSettings {
  /**
   * A path to the folder that the nodes have as the kubelet's folder of profiles (`/var/lib/kubelet/seccomp`); undefined
   * where it is looked for.
   */
  readonly seccompRoot: string | undefined;
  /** The kubelet's `seccompDefault`: containers without a profile get the runtime's own, and no filter without it. */
  readonly seccompDefault: boolean;
}

export const defaultKubeletSettings: KubeletSettings = { seccompRoot: undefined, seccompDefault: false };
