import ignore, { type Ignore } from 'ignore';
import { globMatcher } from '../base/globs.ts';

/** Decides which paths of one workspace folder are left alone: .gitignore files, `files.exclude`, and what no one keeps manifests in. */
export class IgnoredPaths {
  readonly #excluded: (path: string) => boolean;
  readonly #place: string;
  /** By the folder that holds the .gitignore, from the repository's root; '' is the root itself. */
  readonly #gitignores = new Map<string, Ignore>();

  /**
   * @param excludeGlobs as in the setting `files.exclude`, relative to the workspace folder
   * @param place of the workspace folder, from the root of its repository; '' where it is the root or in none
   */
  constructor(excludeGlobs: readonly string[], place = '') {
    const globs = ['**/.git', '**/node_modules', ...excludeGlobs]
      .filter((glob) => glob !== '')
      .flatMap((glob) => [glob, `${glob}/**`]);
    this.#excluded = globMatcher(globs);
    this.#place = place;
  }

  /** @param folder that holds the file, from the workspace folder */
  addGitignore(folder: string, text: string): void {
    this.addOuterGitignore(joined(this.#place, folder), text);
  }

  /** @param folder that holds the file, from the repository's root */
  addOuterGitignore(folder: string, text: string): void {
    this.#gitignores.set(folder, ignore({ ignorecase: false }).add(text));
  }

  /** Forgets the .gitignore files of a folder, from the workspace folder, and of all below it. */
  dropGitignores(folder: string): void {
    const gone = joined(this.#place, folder);
    for (const known of this.#gitignores.keys()) {
      if (known === gone || known.startsWith(`${gone}/`)) this.#gitignores.delete(known);
    }
  }

  /** Whether the repository ignores the workspace folder, and so all that it holds. */
  ignoresAll(): boolean {
    for (let folder = this.#place; folder !== ''; folder = parent(folder)) {
      if (this.#isIgnored(folder, 'folder')) return true;
    }
    return false;
  }

  /**
   * What is in an ignored folder is ignored, whatever else is said of it: that is for the caller to ask, from the top
   * down.
   * @param path from the workspace folder, without a `/` at either end
   */
  ignores(path: string, kind: 'file' | 'folder'): boolean {
    return this.#excluded(path) || this.#isIgnored(joined(this.#place, path), kind);
  }

  /** As git has it, the nearest .gitignore that says something of a path decides, also where it takes back another's word. */
  #isIgnored(path: string, kind: 'file' | 'folder'): boolean {
    const suffix = kind === 'folder' ? '/' : '';
    for (let folder = parent(path); ; folder = parent(folder)) {
      const below = folder === '' ? path : path.slice(folder.length + 1);
      const verdict = this.#gitignores.get(folder)?.test(below + suffix);
      if (verdict?.ignored === true) return true;
      if (verdict?.unignored === true || folder === '') return false;
    }
  }
}

function joined(folder: string, path: string): string {
  return folder === '' || path === '' ? folder + path : `${folder}/${path}`;
}

/** The folder that holds a path; '' for the outermost. */
function parent(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
