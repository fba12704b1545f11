import picomatch from 'picomatch';
import { folderOf, nameOf, pathBelow } from '../base/uri.ts';
import type { Folder } from '../workspace/snapshot.ts';
import type { EnvironmentDeclaration } from './configuration.ts';
import { nearestConfiguration, type PlacedConfiguration } from './placedConfigurations.ts';

/** An environment as a place that files belong to, before anything is known of its objects. */
export interface Home {
  readonly id: string;
  readonly name: string;
  readonly declaration: EnvironmentDeclaration | undefined;
}

/**
 * The environments that files belong to by their URIs: as the nearest configuration declares, else the workspace folder,
 * else the file's own folder. Asked again about a file it answers from memory.
 */
export function homesByUri(
  folders: readonly Folder[],
  configurations: readonly PlacedConfiguration[],
): (uri: string) => readonly Home[] {
  const declaring = configurations.filter((placed) => placed.configuration.environments.length > 0);
  const declared = declaring.flatMap((placed) =>
    placed.configuration.environments.map((declaration) => ({
      placed,
      home: { id: `${placed.uri}#${declaration.name}`, name: declaration.name, declaration },
      matches: picomatch([...declaration.files], { dot: true }),
    })),
  );
  const known = new Map<string, readonly Home[]>();
  const find = (uri: string): readonly Home[] => {
    const own = nearestConfiguration(declaring, uri);
    const path = own === undefined ? '' : (pathBelow(own.folder, uri) ?? '');
    const claims = declared.filter(({ placed, matches }) => placed === own && matches(path));
    if (claims.length > 0) return claims.map(({ home }) => home);
    const folder = folders.find((candidate) => pathBelow(candidate.uri, uri) !== undefined);
    const { uri: id, name } = folder ?? { uri: folderOf(uri), name: nameOf(folderOf(uri)) };
    return [{ id, name, declaration: undefined }];
  };
  return (uri) => {
    const cached = known.get(uri);
    if (cached !== undefined) return cached;
    const homes = find(uri);
    known.set(uri, homes);
    return homes;
  };
}

/** A document that is looked at alone is an environment of its own. */
export function homeApart(uri: string): Home {
  return { id: uri, name: nameOf(uri), declaration: undefined };
}
