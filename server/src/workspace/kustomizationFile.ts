/** In the order in which kustomize looks for them (sigs.k8s.io/kustomize/api/konfig, RecognizedKustomizationFileNames). */
export const kustomizationNames: readonly string[] = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
];

/** Whether it says how a folder is built, and is read as a kustomization whatever it holds. */
export function isKustomizationFile(uri: string): boolean {
  return ends.some((end) => uri.endsWith(end));
}

const ends = kustomizationNames.map((name) => `/${name}`);
