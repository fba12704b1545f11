import { describe, expect, it } from 'vitest';
import { counterpart, foldersOf } from '../../../client/src/compare/folders.ts';

describe('the folders that can be compared', () => {
  it('hold manifests, at any depth, below a workspace folder', () => {
    const files = [
      'file:///w/a/b/x.yaml',
      'file:///w/a/c/y.yaml',
      'file:///w/z.yaml',
      'file:///other/q/q.yaml',
    ];
    expect(foldersOf(files, ['file:///w', 'file:///ww'])).toEqual([
      'file:///w/a',
      'file:///w/a/b',
      'file:///w/a/c',
    ]);
    expect(foldersOf([], ['file:///w'])).toEqual([]);
  });

  it.each([
    ['file:///w/envs/live/web/p.yaml', 'file:///w/envs/test', 'file:///w/envs/live'],
    ['file:///w/live/p.yaml', 'file:///w/test/deep/er', 'file:///w/live'],
    // it lies in that folder, or straight in the one around it
    ['file:///w/envs/test/p.yaml', 'file:///w/envs/test', undefined],
    ['file:///w/envs/test/deep/p.yaml', 'file:///w/envs/test', undefined],
    ['file:///w/p.yaml', 'file:///w/envs', undefined],
  ])('%s is on another side than %s: %s', (file, folder, own) => {
    expect(counterpart(file, folder)).toBe(own);
  });
});
