import { pathBelow } from '../../base/uri.ts';
import { isConfigurationFile } from '../../workspace/configurationFile.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** The files that a configuration can be about and the folders that hold them, as it writes them. */
export interface ConfigurationPaths {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** More are no help in a list. */
const mostPaths = 1000;

/** @param folder of the configuration */
export function configurationPaths({ disk, open, apart }: Snapshot, folder: string): ConfigurationPaths {
  const uris = new Set([...disk.keys(), ...open.keys()]);
  const files = [...uris]
    .filter((uri) => !apart.has(uri) && !isConfigurationFile(uri))
    .flatMap((uri) => pathBelow(folder, uri) ?? [])
    .sort()
    .slice(0, mostPaths);
  return { files, folders: [...new Set(files.flatMap(foldersAround))].sort() };
}

/** `a` and `a/b` around `a/b/c.yaml`. */
function foldersAround(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
