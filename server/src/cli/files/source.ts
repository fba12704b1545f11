import { configurationsAbove } from './configurations.ts';
import { type FoundFiles, findFiles } from './findFiles.ts';
import { readTextFile, type TextResult } from './readText.ts';

/** Where the files of a command come from: the disk, or a revision of a repository. */
export interface Source {
  readonly found: FoundFiles;
  /** The paths of the configuration files above what is found. */
  readonly configurationsAbove: () => readonly string[];
  /** @param limit of the file's size, in bytes */
  readonly read: (path: string, limit: number) => TextResult;
}

/**
 * What is named on the disk.
 * @throws Failure where one of the paths does not exist
 */
export function diskSource(paths: readonly string[], cwd: string): Source {
  const found = findFiles(paths, cwd);
  return { found, configurationsAbove: () => configurationsAbove(found), read: readTextFile };
}
