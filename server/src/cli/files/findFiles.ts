import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isCandidate } from '../../workspace/candidates.ts';
import { Failure, reasonOf } from '../terminal.ts';
import { ignoresBelow } from './gitignore.ts';

export interface FoundFile {
  readonly path: string;
  /** It is named on the command line itself; such a file is read whatever its name. */
  readonly isNamed: boolean;
}

/** Something that could not be read. */
export interface Unread {
  readonly path: string;
  readonly reason: string;
  readonly isNamed: boolean;
}

export interface FoundFiles {
  /** In the order of their paths, each once. */
  readonly files: readonly FoundFile[];
  /** The directories that are named on the command line. */
  readonly directories: readonly string[];
  readonly unread: readonly Unread[];
}

/**
 * The files that are named, and the manifests below the directories that are.
 * Links to files are followed; links to directories are followed only where they are named, for they may lead in a
 * circle.
 * @throws Failure where a path does not exist
 */
export function findFiles(paths: readonly string[], cwd: string): FoundFiles {
  const files = new Map<string, FoundFile>();
  const directories: string[] = [];
  const unread: Unread[] = [];
  for (const name of paths) {
    const path = resolve(cwd, name);
    if (!isDirectory(path, name)) {
      files.set(path, { path, isNamed: true });
      continue;
    }
    directories.push(path);
    const ignored = ignoresBelow(path);
    const search = (directory: string): void => {
      ignored.enter(directory);
      for (const entry of entriesOf(directory, directory === path, unread)) {
        const child = join(directory, entry.name);
        const kind = entry.isDirectory() ? 'folder' : 'file';
        if (ignored.ignores(child, kind)) continue;
        if (kind === 'folder') search(child);
        else if (isWanted(entry, child) && !files.has(child)) {
          files.set(child, { path: child, isNamed: false });
        }
      }
    };
    search(path);
  }
  const sorted = [...files.values()].sort((left, right) => (left.path < right.path ? -1 : 1));
  return { files: sorted, directories, unread };
}

function isDirectory(path: string, name: string): boolean {
  // Resolved, it would be the current directory: a variable of a script that is not set must not become all that is there.
  if (name === '') throw new Failure('A path is empty.');
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new Failure(`${name} can’t be read: ${reasonOf(error)}.`);
  }
}

function entriesOf(directory: string, isNamed: boolean, unread: Unread[]): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    unread.push({ path: directory, reason: reasonOf(error), isNamed });
    return [];
  }
}

/** Links to directories and links that lead nowhere are left alone; what can't be told is left to the reading. */
function isWanted(entry: Dirent, path: string): boolean {
  if (!isCandidate(entry.name)) return false;
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return true;
  }
}
