import { folderOf, pathBelow } from '../base/uri.ts';
import { isCandidate } from '../workspace/candidates.ts';
import { IgnoredPaths } from '../workspace/ignored.ts';
import type { Host } from './host.ts';

/** In bytes of text. */
const gitignoreLimit = 1_000_000;

/** The files of one workspace folder that may be manifests, by names alone. */
export class FolderFiles {
  readonly #host: Host;
  readonly #uri: string;
  readonly #ignored: IgnoredPaths;

  private constructor(host: Host, uri: string, ignored: IgnoredPaths) {
    this.#host = host;
    this.#uri = uri;
    this.#ignored = ignored;
  }

  /**
   * Takes in the .gitignore files between the folder and the root of the repository that it lies in.
   * @param uri of the workspace folder
   * @param excludeGlobs as in the setting `files.exclude`
   */
  static async at(host: Host, uri: string, excludeGlobs: readonly string[]): Promise<FolderFiles> {
    const above = await foldersAbove(host, uri);
    const [root = uri] = above;
    const ignored = new IgnoredPaths(excludeGlobs, pathBelow(root, uri));
    for (const folder of above) {
      const text = await host.readText(`${folder}/.gitignore`, gitignoreLimit);
      if (text.kind === 'text') ignored.addOuterGitignore(pathBelow(root, folder) ?? '', text.text);
    }
    // A folder that someone opens although its repository ignores it is meant to be read.
    return new FolderFiles(host, uri, ignored.ignoresAll() ? new IgnoredPaths(excludeGlobs) : ignored);
  }

  /** @param path from the workspace folder, without a `/` at either end; '' for the folder itself */
  isLeftOut(path: string, kind: 'file' | 'folder'): boolean {
    if (path === '') return false;
    const names = path.split('/');
    return names.some((_, index) =>
      this.#ignored.ignores(
        names.slice(0, index + 1).join('/'),
        index === names.length - 1 ? kind : 'folder',
      ),
    );
  }

  /**
   * The URIs of all files below a folder that may be manifests; none where it is left out or no folder. The .gitignore
   * files in it are read anew.
   * @param path of the folder, from the workspace folder
   * @param isElsewhere whether a folder below belongs to another workspace folder
   * @param declined hears of folders that can't be read
   */
  async *below(
    path: string,
    isElsewhere: (uri: string) => boolean,
    declined: (note: string) => void,
  ): AsyncGenerator<string> {
    if (this.isLeftOut(path, 'folder')) return;
    if (path !== '') this.#ignored.dropGitignores(path);
    yield* this.#walk(path, isElsewhere, declined);
  }

  async *#walk(
    path: string,
    isElsewhere: (uri: string) => boolean,
    declined: (note: string) => void,
  ): AsyncGenerator<string> {
    const uri = [this.#uri, ...path.split('/').filter(Boolean).map(encodeURIComponent)].join('/');
    const found = await this.#host.listFolder(uri);
    if (found.kind === 'declined') declined(found.note);
    if (found.kind !== 'folder') return;
    if (found.entries.some((entry) => entry.name === '.gitignore')) {
      const text = await this.#host.readText(`${uri}/.gitignore`, gitignoreLimit);
      if (text.kind === 'text') this.#ignored.addGitignore(path, text.text);
    }
    for (const entry of found.entries) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (this.#ignored.ignores(below, entry.kind)) continue;
      const child = `${uri}/${encodeURIComponent(entry.name)}`;
      if (entry.kind === 'file') {
        if (isCandidate(child)) yield child;
      } else if (!isElsewhere(child)) {
        yield* this.#walk(below, isElsewhere, declined);
      }
    }
  }
}

/** The folders from the root of the repository down to, and without, a folder; none where it is in no repository. */
async function foldersAbove(host: Host, uri: string): Promise<readonly string[]> {
  const above: string[] = [];
  for (let folder = uri; /^[\w+.-]+:\/\/[^/]*\/./.test(`${folder}/`); folder = folderOf(folder)) {
    if (folder !== uri) above.unshift(folder);
    if (await isRepository(host, folder)) return above;
  }
  return [];
}

/** In a linked worktree or a submodule `.git` is a file. */
async function isRepository(host: Host, folder: string): Promise<boolean> {
  const marks = [`${folder}/.git/HEAD`, `${folder}/.git`];
  for (const mark of marks) if ((await host.readText(mark, gitignoreLimit)).kind === 'text') return true;
  return false;
}
