import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { once } from '../../../server/src/base/once.ts';
import { rowsOf } from '../../../server/src/seccomp/knowledge/rows.ts';
import { checkout, filesBelow } from '../../support/checkout.ts';

const folder = 'server/src/seccomp/knowledge';

describe('the knowledge about seccomp', () => {
  it('takes at most 150 KB of a bundle, all of it', async () => {
    const modules = filesBelow(folder, /\.ts$/);
    const { metafile } = await build({
      absWorkingDir: checkout,
      stdin: {
        contents: modules.map((file, index) => `export * as m${index} from './${file}';`).join('\n'),
        resolveDir: checkout,
      },
      bundle: true,
      minify: true,
      write: false,
      metafile: true,
      format: 'cjs',
      target: 'node20',
    });
    const shares = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
    const bytes = shares
      .filter(([file]) => file.startsWith(folder))
      .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(150_000);
  });

  it('is read when it is first asked for, and once', () => {
    let times = 0;
    const table = once(() => {
      times += 1;
      return rowsOf('a|b');
    });
    expect(times).toBe(0);
    expect(table()[0]?.(1)).toBe('b');
    expect(table()).toBe(table());
    expect(times).toBe(1);
  });

  it('has no table that is read before', async () => {
    const { outputFiles } = await build({
      absWorkingDir: checkout,
      stdin: {
        contents: filesBelow(folder, /\.ts$/)
          .filter((file) => !file.includes('/tables/') && !file.endsWith('/rows.ts'))
          .map((file) => `import './${file}';`)
          .join('\n'),
        resolveDir: checkout,
      },
      bundle: true,
      treeShaking: false,
      logLevel: 'error',
      write: false,
      format: 'cjs',
      plugins: [
        {
          name: 'rows that must not be read',
          setup(build) {
            build.onLoad({ filter: /tables\/\w+\.ts$/ }, () => ({
              contents: 'module.exports = new Proxy({}, { get() { throw new Error("read"); } });',
              loader: 'js',
            }));
          },
        },
      ],
    });
    const run = new Function('module', 'exports', outputFiles[0]?.text ?? 'throw 0');
    expect(() => run({ exports: {} }, {})).not.toThrow();
  });
});
