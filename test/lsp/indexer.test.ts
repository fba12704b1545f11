import { describe, expect, it } from 'vitest';
import { Indexer } from '../../server/src/lsp/indexer.ts';
import { ServerState } from '../../server/src/lsp/state.ts';
import { withFolders } from '../../server/src/workspace/snapshot.ts';
import { memoryHost } from '../support/memoryHost.ts';

const root = 'file:///workspace';
const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n';

async function index(files: Map<string, string>, excludes: readonly string[] = []) {
  const state = new ServerState();
  state.update((snapshot) => withFolders(snapshot, [{ uri: root, name: 'workspace' }]));
  const indexer = new Indexer(
    state,
    memoryHost(() => files),
  );
  const run = () =>
    indexer.indexAll(state.snapshot.folders, excludes, { report: () => undefined, isCancelled: () => false });
  await run();
  return {
    state,
    indexer,
    run,
    uris: () => [...state.snapshot.disk.keys()].map((uri) => uri.slice(root.length + 1)),
  };
}

const under = (entries: Readonly<Record<string, string>>): Map<string, string> =>
  new Map(Object.entries(entries).map(([name, text]) => [`${root}/${name}`, text]));

describe('reading a workspace', () => {
  it('keeps files that hold objects, and our own configuration', async () => {
    const { uris } = await index(
      under({
        'a.yaml': pod,
        'b.txt': pod,
        'c.yml': 'name: ci\non: push\n',
        '.policy-lens.yaml': 'rules: {}\n',
        'd/e.json': '{"apiVersion":"v1","kind":"Pod"}',
      }),
    );
    expect(uris().sort()).toEqual(['.policy-lens.yaml', 'a.yaml', 'd/e.json']);
  });

  it('leaves out what .gitignore files and files.exclude name', async () => {
    const { uris, indexer } = await index(
      under({
        '.gitignore': 'generated/\n*.local.yaml\n',
        'generated/a.yaml': pod,
        'b.local.yaml': pod,
        'charts/.gitignore': '/vendor\n',
        'charts/vendor/c.yaml': pod,
        'vendor/d.yaml': pod,
        'node_modules/e.yaml': pod,
        'excluded/f.yaml': pod,
      }),
      ['**/excluded'],
    );
    expect(uris()).toEqual(['vendor/d.yaml']);
    expect(indexer.isMember(`${root}/generated/a.yaml`)).toBe(false);
    expect(indexer.isMember(`${root}/vendor/new.yaml`)).toBe(true);
    expect(indexer.isMember('file:///elsewhere/a.yaml')).toBe(false);
  });
});

describe('file events', () => {
  it('are followed: new, changed, gone, a folder with all that it held', async () => {
    const files = under({ 'a.yaml': pod, 'd/b.yaml': pod, 'd/c.yaml': pod });
    const { state, indexer, uris } = await index(files);
    files.set(`${root}/new.yaml`, pod);
    files.delete(`${root}/a.yaml`);
    files.delete(`${root}/d/b.yaml`);
    files.delete(`${root}/d/c.yaml`);
    const before = state.snapshot;
    await indexer.refresh([`${root}/new.yaml`, `${root}/a.yaml`, `${root}/d`]);
    expect(uris()).toEqual(['new.yaml']);
    expect([...before.disk.keys()]).toHaveLength(3);
  });

  it('are made up for by a new reading', async () => {
    const files = under({ 'a.yaml': pod, 'b.yaml': pod });
    const { run, uris } = await index(files);
    files.delete(`${root}/b.yaml`);
    await run();
    expect(uris()).toEqual(['a.yaml']);
  });
});
