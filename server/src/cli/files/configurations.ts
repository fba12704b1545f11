import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { folderOf, pathBelow } from '../../base/uri.ts';
import { configurationFileName } from '../../workspace/configurationFile.ts';
import { Failure } from '../terminal.ts';
import type { FoundFile, FoundFiles } from './findFiles.ts';
import { commonFolder } from './folders.ts';
import { upward, uriOfPath } from './paths.ts';
import { readTextFile } from './readText.ts';

/** Which configuration files count: those that are found, none, or one file for all. */
export type ConfigurationChoice = 'found' | 'none' | { readonly file: string };

/**
 * The configuration files above what is named: of each place the nearest up to the repository's root. Those below a
 * named directory are found with its other files.
 */
export function configurationsAbove({ files, directories }: FoundFiles): readonly string[] {
  const places = new Set([
    ...directories,
    ...files.filter((file) => file.isNamed).map((file) => dirname(file.path)),
  ]);
  const found = new Set<string>();
  for (const place of places) {
    const nearest = nearestConfiguration(place);
    if (nearest !== undefined) found.add(nearest);
  }
  return [...found];
}

function nearestConfiguration(directory: string): string | undefined {
  for (const at of upward(directory)) {
    const path = join(at, configurationFileName);
    if (existsSync(path)) return path;
    if (existsSync(join(at, '.git'))) return undefined;
  }
  return undefined;
}

export interface ChosenConfiguration {
  readonly path: string;
  /** Where it counts as standing, so that it is above all files. */
  readonly uri: string;
  readonly text: string;
}

/**
 * One configuration for all files. Its globs start from its own folder where that holds all files, else from the
 * innermost folder that holds them and the current directory.
 * @throws Failure where it can't be read
 */
export function chooseConfiguration(
  file: string,
  files: readonly FoundFile[],
  cwd: string,
): ChosenConfiguration {
  const path = resolve(cwd, file);
  const read = readTextFile(path, 1_000_000);
  if (read.kind === 'declined') throw new Failure(`The configuration ${file} can’t be read: ${read.note}.`);
  const own = folderOf(uriOfPath(path));
  const uris = files.map((found) => uriOfPath(found.path));
  const isAround = uris.every((uri) => pathBelow(own, uri) !== undefined);
  const folder = isAround ? own : commonFolder([uriOfPath(cwd), ...uris.map(folderOf)]);
  return { path, uri: `${folder}/${configurationFileName}`, text: read.text };
}
