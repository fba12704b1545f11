import { describe, expect, it } from 'vitest';
import { folderAround } from '../../../server/src/cli/files/folders.ts';

describe('folderAround', () => {
  it.each([
    [['file:///a/b/c.yaml'], 'file:///a/b'],
    [['file:///a/b/c.yaml', 'file:///a/bc/d.yaml'], 'file:///a'],
    [['file:///a/b/c.yaml', 'file:///a/b/d/e.yaml'], 'file:///a/b'],
    [['file:///a.yaml', 'file:///b/c.yaml'], 'file://'],
    [[], ''],
  ])('%j is %s', (uris, folder) => {
    expect(folderAround(uris).uri).toBe(folder);
  });
});
