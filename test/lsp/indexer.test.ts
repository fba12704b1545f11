import { describe, expect, it } from 'vitest';
import { Indexer } from '../../server/src/lsp/indexer.ts';
import { ServerState } from '../../server/src/lsp/state.ts';
import { withFolders } from '../../server/src/workspace/snapshot.ts';
import { memoryHost } from '../support/memoryHost.ts';

const root = 'file:///workspace';
const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n';

async function index(
  files: Map<string, string>,
  excludes: readonly string[] = [],
  folders: readonly string[] = [root],
) {
  const state = new ServerState();
  state.update((snapshot) =>
    withFolders(
      snapshot,
      folders.map((uri) => ({ uri, name: uri })),
    ),
  );
  const indexer = new Indexer(
    state,
    memoryHost(() => files),
  );
  const run = () =>
    indexer.indexAll(state.snapshot.folders, () => excludes, {
      report: () => undefined,
      declined: () => undefined,
      isCancelled: () => false,
    });
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

describe('a reading that is stopped', () => {
  it('leaves its folders unread until one comes to its end', async () => {
    const { state, indexer, run } = await index(under({ 'a.yaml': pod, 'b.yaml': pod }));
    expect([...state.snapshot.unread]).toEqual([]);
    const quiet = { report: () => undefined, declined: () => undefined };
    await indexer.indexAll(state.snapshot.folders, () => [], { ...quiet, isCancelled: () => true });
    expect([...state.snapshot.unread]).toEqual([root]);
    expect([...state.snapshot.disk.keys()]).toHaveLength(2);
    await run();
    expect([...state.snapshot.unread]).toEqual([]);
  });
});

describe('.gitignore files', () => {
  it('take back what one further up says, but not from a folder that it leaves out', async () => {
    const { uris, indexer } = await index(
      under({
        '.gitignore': '*.yaml\nout/\n',
        'a.yaml': pod,
        'kept/.gitignore': '!*.yaml\nb.yaml\n',
        'kept/a.yaml': pod,
        'kept/b.yaml': pod,
        'out/.gitignore': '!*.yaml\n',
        'out/a.yaml': pod,
      }),
    );
    expect(uris()).toEqual(['kept/a.yaml']);
    expect(indexer.isMember(`${root}/kept/a.yaml`)).toBe(true);
    expect(indexer.isMember(`${root}/kept/b.yaml`)).toBe(false);
    expect(indexer.isMember(`${root}/out/a.yaml`)).toBe(false);
  });

  it('tell small letters from capitals, as git does', async () => {
    const { uris } = await index(
      under({ '.gitignore': 'build/\n', 'Build/a.yaml': pod, 'build/b.yaml': pod }),
    );
    expect(uris()).toEqual(['Build/a.yaml']);
  });

  const repository = under({
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.gitignore': '/deploy/generated/\n/private/\n',
    'deploy/a.yaml': pod,
    'deploy/generated/b.yaml': pod,
    'deploy/shop/.gitignore': 'c.yaml\n',
    'deploy/shop/c.yaml': pod,
    'private/d.yaml': pod,
  });

  it('of the repository around a workspace folder count, too', async () => {
    expect((await index(repository, [], [`${root}/deploy`])).uris()).toEqual(['deploy/a.yaml']);
  });

  it('do not count where the whole workspace folder is ignored: it was opened to be read', async () => {
    expect((await index(repository, [], [`${root}/private`])).uris()).toEqual(['private/d.yaml']);
  });
});

describe('workspace folders in one another', () => {
  const inner = `${root}/inner`;
  it.each([[[root, inner]], [[inner, root]]])(
    'are told apart: what lies in the inner one belongs to it (%#)',
    async (folders) => {
      const files = under({ 'a.yaml': pod, '.gitignore': 'inner/\n', 'inner/b.yaml': pod });
      const { uris, state, indexer } = await index(files, [], folders);
      expect(uris().sort()).toEqual(['a.yaml', 'inner/b.yaml']);
      expect(indexer.isMember(`${inner}/b.yaml`)).toBe(true);
      const environments = state.workbench.assembly.environments.map(({ id, uris: members }) => [
        id,
        members,
      ]);
      expect(environments).toEqual([
        [root, [`${root}/a.yaml`]],
        [inner, [`${inner}/b.yaml`]],
      ]);
    },
  );
});

describe('file events', () => {
  it('tell of a folder that came or was renamed by no more than its name', async () => {
    const files = under({ '.gitignore': 'out/\n', 'old/a.yaml': pod, 'b.yaml': pod });
    const { indexer, uris } = await index(files);
    files.delete(`${root}/old/a.yaml`);
    for (const [name, text] of under({ 'new/deep/a.yaml': pod, 'new/out/c.yaml': pod, 'out/d.yaml': pod })) {
      files.set(name, text);
    }
    await indexer.refresh([`${root}/old`, `${root}/new`, `${root}/out`]);
    expect(uris().sort()).toEqual(['b.yaml', 'new/deep/a.yaml']);
    files.delete(`${root}/new/deep/a.yaml`);
    await indexer.refresh([`${root}/new`]);
    expect(uris()).toEqual(['b.yaml']);
  });

  it('of a folder tell of the .gitignore in it, too', async () => {
    const files = under({ 'd/.gitignore': '*.yaml\n', 'd/a.yaml': pod, 'd/e/b.yaml': pod });
    const { indexer, uris } = await index(files);
    expect(uris()).toEqual([]);
    files.clear();
    await indexer.refresh([`${root}/d`]);
    files.set(`${root}/d/e/b.yaml`, pod);
    await indexer.refresh([`${root}/d/e/b.yaml`]);
    expect(uris()).toEqual(['d/e/b.yaml']);
    files.set(`${root}/e/.gitignore`, 'b.yaml\n');
    files.set(`${root}/e/b.yaml`, pod);
    await indexer.refresh([`${root}/e`]);
    expect(uris()).toEqual(['d/e/b.yaml']);
  });

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
