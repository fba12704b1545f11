/** The minor releases of Kubernetes that a target may name. */
export const kubernetesVersions = ['1.30', '1.31', '1.32', '1.33', '1.34', '1.35', '1.36', '1.37'] as const;

export type KubernetesVersion = (typeof kubernetesVersions)[number];

export const newestKubernetesVersion: KubernetesVersion = '1.37';

/** Whether a release is `since` or later. */
export function isAtLeast(version: KubernetesVersion, since: KubernetesVersion): boolean {
  return kubernetesVersions.indexOf(version) >= kubernetesVersions.indexOf(since);
}

export function isKubernetesVersion(text: string): text is KubernetesVersion {
  return (kubernetesVersions as readonly string[]).includes(text);
}
