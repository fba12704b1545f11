import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';

/** Decides which paths of one workspace folder are left alone: .gitignore files, `files.exclude`, and what no one keeps manifests in. */
export class IgnoredPaths {
  readonly #excluded: (path: string) => boolean;
  /** By the folder that holds the .gitignore, relative to the workspace folder; '' is the workspace folder itself. */
  readonly #gitignores = new Map<string, Ignore>();

  /** @param excludeGlobs as in the setting `files.exclude`, relative to the workspace folder */
  constructor(excludeGlobs: readonly string[]) {
    const globs = ['**/.git', '**/node_modules', ...excludeGlobs].flatMap((glob) => [glob, `${glob}/**`]);
    this.#excluded = picomatch(globs, { dot: true });
  }

  addGitignore(folder: string, text: string): void {
    this.#gitignores.set(folder, ignore().add(text));
  }

  /** @param path relative to the workspace folder, without a `/` at either end */
  ignores(path: string, kind: 'file' | 'folder'): boolean {
    if (this.#excluded(path)) return true;
    const suffix = kind === 'folder' ? '/' : '';
    for (const [folder, rules] of this.#gitignores) {
      const base = folder === '' ? '' : `${folder}/`;
      if (path.startsWith(base) && path !== folder && rules.ignores(path.slice(base.length) + suffix))
        return true;
    }
    return false;
  }
}
