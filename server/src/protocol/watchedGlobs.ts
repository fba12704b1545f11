/** What is watched on disk: manifests, our configuration, and what decides which files count. */
export const watchedGlobs = [
  '**/*.{yaml,yml,json,jsonc}',
  '**/Kustomization',
  '**/.policy-lens.yaml',
  '**/.gitignore',
] as const;
