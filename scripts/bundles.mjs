import { usedGlyphs } from './glyphs.mjs';
import { inRoot, root } from './support/checkout.mjs';

/**
 * What esbuild makes of the sources.
 * @param {{ development: boolean }} mode
 * @returns {import('esbuild').BuildOptions[]}
 */
export function bundles({ development }) {
  /** @type {import('esbuild').BuildOptions} */
  const common = {
    absWorkingDir: root,
    bundle: true,
    logLevel: 'info',
    metafile: true,
    minify: !development,
    outdir: 'dist',
    sourcemap: development ? 'linked' : false,
    legalComments: 'none',
  };
  /** @type {import('esbuild').BuildOptions} */
  const node = {
    ...common,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    outExtension: { '.js': '.cjs' },
    // jsonc-parser's default entry loads its parts in a way that a bundler can't follow.
    mainFields: ['module', 'main'],
  };
  return [
    { ...node, entryPoints: { client: 'client/src/extension.ts' }, external: ['vscode'] },
    { ...node, entryPoints: { server: 'server/src/lsp/main.ts' } },
    {
      ...node,
      entryPoints: { command: 'server/src/cli/main.ts' },
      plugins: [loadedLate(['node:child_process', 'node:crypto'])],
    },
    {
      ...node,
      entryPoints: { cli: 'server/src/cli/start.ts' },
      plugins: [executable('dist/cli.cjs')],
      banner: { js: '#!/usr/bin/env node' },
    },
    {
      ...common,
      platform: 'browser',
      format: 'iife',
      target: 'es2022',
      entryPoints: { webview: 'client/webview/main.tsx' },
      jsx: 'automatic',
      jsxImportSource: 'preact',
      loader: { '.ttf': 'file' },
      assetNames: '[name]',
      plugins: [usedGlyphs()],
    },
  ];
}

/**
 * Has Node load some of its modules when something of theirs is used, which most commands never do.
 * @param {readonly string[]} modules
 * @returns {import('esbuild').Plugin}
 */
function loadedLate(modules) {
  return {
    name: 'loaded late',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^(${modules.join('|')})$`) }, ({ path, namespace }) =>
        namespace === 'late' ? { path, external: true } : { path, namespace: 'late' },
      );
      onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({
        // Asked of a prototype, so that no list of all its names is needed; the bundler asks for __esModule by itself.
        contents: `module.exports = Object.create(new Proxy({}, {
          get: (_, name) => (name === '__esModule' ? undefined : require('${path}')[name]),
        }));`,
      }));
    },
  };
}

/**
 * @param {string} file made executable after each build, as a command has to be
 * @returns {import('esbuild').Plugin}
 */
function executable(file) {
  return {
    name: 'executable',
    setup(build) {
      build.onEnd(async ({ errors }) => {
        const { chmod } = await import('node:fs/promises');
        if (errors.length === 0) await chmod(inRoot(file), 0o755);
      });
    },
  };
}
