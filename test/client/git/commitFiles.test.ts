import { expect, it } from 'vitest';
import { filesAtCommit, filesAtHead, newestCommit } from '../../../client/src/git/commitFiles.ts';

type Repository = Parameters<typeof filesAtHead>[0];
type Change = Repository['state']['indexChanges'][number];

function change(path: string, before = path): Change {
  const uri = (name: string) => ({ path: name, fsPath: name, toString: () => `file://${name}` });
  return { uri: uri(path), originalUri: uri(before) } as unknown as Change;
}

it('holds what the commit has of each changed file of ours, by old and new names', async () => {
  const asked: string[] = [];
  const texts = new Map([
    ['/a.yaml', 'old a'],
    ['/was.yaml', 'moved'],
  ]);
  const repository = {
    texts,
    state: {
      indexChanges: [change('/now.yaml', '/was.yaml')],
      workingTreeChanges: [change('/a.yaml'), change('/readme.md')],
      mergeChanges: [change('/a.yaml')],
      untrackedChanges: [change('/new.yaml')],
    },
    // as VS Code's own object does, it needs itself
    async show(this: { texts: typeof texts }, ref: string, path: string) {
      asked.push(`${ref}:${path}`);
      const text = this.texts.get(path);
      if (text === undefined) throw new Error('not in the commit');
      return text;
    },
  } as unknown as Repository;
  const files = await filesAtHead(repository, ({ path }) => path.endsWith('.yaml'));
  expect(files).toEqual([
    { uri: 'file:///now.yaml', text: null },
    { uri: 'file:///was.yaml', text: 'moved' },
    { uri: 'file:///a.yaml', text: 'old a' },
    { uri: 'file:///new.yaml', text: null },
  ]);
  expect(asked).toHaveLength(4);
});

const isYaml = ({ path }: { path: string }) => path.endsWith('.yaml');

function repository(commit: string | undefined, changed: readonly string[], diff: readonly string[] = []) {
  return {
    state: {
      HEAD: commit === undefined ? undefined : { commit },
      indexChanges: [],
      workingTreeChanges: changed.map((path) => change(path)),
      mergeChanges: [],
    },
    show: async (ref: string, path: string) => `${path} at ${ref}`,
    diffWith: async () => diff.map((path) => change(path)),
  } as unknown as Parameters<typeof filesAtCommit>[0];
}

it('holds what another commit has of each file that differs from it, files that Git does not know among them', async () => {
  const files = await filesAtCommit(
    repository('c', ['/new.yaml', '/b.yaml'], ['/b.yaml', '/a.yaml']),
    'v1',
    isYaml,
  );
  expect(files).toEqual([
    { uri: 'file:///b.yaml', text: '/b.yaml at v1' },
    { uri: 'file:///a.yaml', text: '/a.yaml at v1' },
    { uri: 'file:///new.yaml', text: '/new.yaml at v1' },
  ]);
});

it('is of all repositories that have a commit, and says where none is left', async () => {
  const [first, second] = [repository('c', ['/a.yaml']), repository('d', ['/b.yaml'])];
  const none = repository(undefined, ['/c.yaml']);
  expect((await newestCommit([first, second, none], isYaml)).files?.map(({ uri }) => uri)).toEqual([
    'file:///a.yaml',
    'file:///b.yaml',
  ]);
  expect(await newestCommit([repository('c', [])], isYaml)).toEqual({ name: 'HEAD', files: [] });
  expect(await newestCommit([none], isYaml)).toEqual({ name: 'HEAD', files: null });
  expect(await newestCommit([], isYaml)).toEqual({ name: 'HEAD', files: null });
});
