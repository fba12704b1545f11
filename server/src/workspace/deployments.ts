/**
 * Whether a text may hold objects of Argo CD or Flux that say what is deployed where: it is kept whole, for all that it
 * says counts.
 */
export function mayDeploy(text: string): boolean {
  return groups.some((group) => text.includes(group)) && kinds.test(text);
}

const groups = ['argoproj.io/', 'kustomize.toolkit.fluxcd.io/'];
const kinds = /\b(?:Application|ApplicationSet|Kustomization)\b/;
