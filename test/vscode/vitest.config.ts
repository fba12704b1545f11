import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// A configuration of its own: these tests need a browser and a VS Code, which scripts/lanes brings about first.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  cacheDir: '.cache/vite',
  test: {
    // One workbench at a time: two would make each other slow and their waits fail.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    projects: [
      { extends: true, test: { name: 'extension-host', include: ['test/vscode/extensionHost.test.ts'] } },
      { extends: true, test: { name: 'workbench', include: ['test/vscode/ui/**/*.test.ts'] } },
      { extends: true, test: { name: 'pictures', include: ['test/vscode/pictures/**/*.test.ts'] } },
    ],
  },
});
