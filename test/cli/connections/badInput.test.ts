import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bad, good, selectorsOnOnePod, written } from '../../support/badObjects.ts';
import { runCli } from '../support/runCli.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-lens-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, text: string, ...words: readonly string[]) {
  writeFileSync(join(folder, 'all.yaml'), text);
  return runCli(folder, [command, '.', ...words]);
}

/** The lines about what is right. */
function about(out: string): readonly string[] {
  return out
    .split('\n')
    .filter((line) =>
      /^(?:shop\/(?:web|db)\[Pod\]|[^=]*External\]) => (?:shop\/(?:web|db)\[Pod\]|.*External\]) /.test(line),
    );
}

const said: Readonly<Record<string, string>> = {
  'labels of a wrong type': 'what can’t be read, see policy-lens check',
  'the same object twice': 'which policy counts where several of one namespace share a name',
  'cyclic references': '',
  'a Service that selects everything': '',
};

describe('bad input', () => {
  it.each(Object.keys(bad))('%s: is said, and changes nothing about the rest', async (name) => {
    const alone = await run('connections', written(good));
    expect(about(alone.out)).toContain('shop/web[Pod] => shop/db[Pod] : All Connections');
    const found = await run('connections', written(good, bad[name] ?? []));
    expect(found.code).toBe(0);
    expect(about(found.out)).toEqual(about(alone.out));
    expect(found.error).toContain(said[name]);
    expect(found.out).not.toContain('{ingress-controller}');
    const explained = await run(
      'explain',
      written(good, bad[name] ?? []),
      '--from',
      'shop/web',
      '--to',
      'shop/db',
    );
    expect(explained.out).toMatch(/^Allowed: shop\/web\[Pod\] => shop\/db\[Pod\]/);
  });

  it('of all kinds at once is compared with what it was without', async () => {
    writeFileSync(join(folder, 'old.yaml'), written(good));
    writeFileSync(join(folder, 'new.yaml'), written(good, ...Object.values(bad)));
    const { code, out } = await runCli(folder, ['diff', 'old.yaml', 'new.yaml', '--format', 'json']);
    expect(code).toBe(0);
    const rows: readonly { readonly type: string; readonly added: readonly string[] }[] = JSON.parse(out);
    // what is new comes with its workloads, and nothing else changes
    expect(rows.filter(({ type, added }) => type !== 'added' || added.length === 0)).toEqual([]);
  });

  it('thousands of selectors on one pod cost what they say', async () => {
    const cost = async (count: number): Promise<number> => {
      const text = written(good, selectorsOnOnePod(count));
      const begin = process.cpuUsage();
      const { out } = await run('connections', text);
      const { user, system } = process.cpuUsage(begin);
      expect(out).toContain('shop/web[Pod] => shop/db[Pod] : All Connections\n');
      return (user + system) / 1000;
    };
    await cost(500);
    const small = Math.min(await cost(500), await cost(500));
    expect(await cost(4000)).toBeLessThan(8 * 2.5 * Math.max(small, 50));
  }, 60_000);
});
