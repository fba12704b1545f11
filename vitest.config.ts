import { defineConfig } from 'vitest/config';

/** Thousands of random or exhaustive attempts: too long for a look in between, which is to take two minutes at most. */
const endurance = [
  'test/**/coldStart.test.ts',
  'test/mutation/**/*.test.ts',
  'test/manifests/admission/answers.test.ts',
  'test/rules/seccomp/realTargets.test.ts',
  'test/seccomp/realProfiles.test.ts',
  'test/syntax/depth.test.ts',
  'test/syntax/jsonList.test.ts',
  'test/**/fuzz.test.ts',
  'test/**/robustness.test.ts',
  'test/features/**/validity.test.ts',
  'test/features/**/sameConnections.test.ts',
];

export default defineConfig({
  cacheDir: '.cache/vite',
  test: {
    // Leaving one processor free, as is the default, halves the speed where there are two.
    maxWorkers: '100%',
    // Enough for a busy machine: a limit is there to end a hang, not to measure.
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Nothing of what is tested keeps a state of its own, so that files may share what one has loaded: half the time.
          isolate: false,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [
            'test/package/**',
            'test/lsp/**',
            'test/isolation/**',
            'test/vscode/**',
            'test/oracles/**',
            'test/containers/**',
            '**/*.browser.test.ts',
            ...endurance,
          ],
        },
      },
      { extends: true, test: { name: 'endurance', include: endurance } },
      {
        extends: true,
        // The panels' pages by themselves, in a real browser.
        test: { name: 'panels', include: ['test/webview/**/*.browser.test.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        // The programs that do what we only tell: libseccomp as it is installed.
        test: { name: 'oracles', include: ['test/oracles/libseccomp/**/*.test.ts'] },
      },
      {
        extends: true,
        // kustomize itself, which is built with Go where that is installed.
        test: { name: 'kustomize', include: ['test/oracles/kustomize/**/*.test.ts'] },
      },
      {
        extends: true,
        // Real containers; they need root.
        test: { name: 'containers', include: ['test/containers/**/*.test.ts'] },
      },
      {
        extends: true,
        // What `npm run package` made.
        test: { name: 'package', include: ['test/package/**/*.test.ts'] },
      },
      {
        extends: true,
        // Real servers over stdio; they need dist/.
        test: { name: 'lsp', include: ['test/lsp/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        extends: true,
        // The built command and server without a network, and as another user; they need dist/.
        test: { name: 'isolation', include: ['test/isolation/**/*.test.ts'], testTimeout: 60_000 },
      },
    ],
  },
});
