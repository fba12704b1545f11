/** A section of Kubernetes' page on network policies, as a source. */
export function networkPolicyPage(section: string): string {
  return `https://kubernetes.io/docs/concepts/services-networking/network-policies/#${section}`;
}
