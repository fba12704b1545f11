import { expect, it } from 'vitest';
import { filesAtHead } from '../../../client/src/git/headFiles.ts';

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
