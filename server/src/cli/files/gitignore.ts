import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { IgnoredPaths } from '../../workspace/ignored.ts';
import { upward } from './paths.ts';
import { readTextFile } from './readText.ts';

/** What is left out below a directory that is searched. */
export interface Ignores {
  /** Takes in the .gitignore of a directory, if it has one. */
  readonly enter: (directory: string) => void;
  readonly ignores: (path: string, kind: 'file' | 'folder') => boolean;
}

/**
 * The .gitignore files from the repository's root down apply; but a directory that is named on the command line is
 * searched even where they leave it out, and then only its own apply.
 */
export function ignoresBelow(directory: string): Ignores {
  const parents = [...upward(directory)];
  const depth = parents.findIndex((parent) => existsSync(join(parent, '.git')));
  const [root = directory, ...between] = parents.slice(0, depth + 1).reverse();
  const fromRoot = ignoresFrom(root);
  for (const parent of [root, ...between].filter((parent) => parent !== directory)) {
    fromRoot.enter(parent);
  }
  const isLeftOut = root !== directory && fromRoot.ignores(directory, 'folder');
  return isLeftOut ? ignoresFrom(directory) : fromRoot;
}

function ignoresFrom(root: string): Ignores {
  const ignored = new IgnoredPaths([]);
  const below = (path: string) => relative(root, path).split(sep).join('/');
  return {
    enter(directory) {
      const found = readTextFile(join(directory, '.gitignore'), 1_000_000);
      if (found.kind === 'text') ignored.addGitignore(below(directory), found.text);
    },
    ignores: (path, kind) => ignored.ignores(below(path), kind),
  };
}
