import { globMatcher } from '../base/globs.ts';
import { folderOf, nameOf, pathBelow } from '../base/uri.ts';
import { type Folder, folderHolding } from '../workspace/snapshot.ts';
import type { EnvironmentDeclaration } from './configuration.ts';
import { nearestConfiguration, type PlacedConfiguration } from './placedConfigurations.ts';

/** An environment as a place that files belong to, before anything is known of its objects. */
export interface Home {
  readonly id: string;
  readonly name: string;
  /** The URI of the folder that its files lie in; undefined for a document that is looked at alone. */
  readonly folder: string | undefined;
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
  const declared = declaring.flatMap(declaredHomes);
  const known = new Map<string, readonly Home[]>();
  const find = (uri: string): readonly Home[] => {
    const own = nearestConfiguration(declaring, uri);
    const path = own === undefined ? '' : (pathBelow(own.folder, uri) ?? '');
    const claims = declared.filter(({ placed, matches }) => placed === own && matches(path));
    if (claims.length > 0) return [...new Set(claims.map(({ home }) => home))];
    const folder = folderHolding(folders, uri);
    const { uri: id, name } = folder ?? { uri: folderOf(uri), name: nameOf(folderOf(uri)) };
    return [{ id, name, folder: id, declaration: undefined }];
  };
  return (uri) => {
    const cached = known.get(uri);
    if (cached !== undefined) return cached;
    const homes = find(uri);
    known.set(uri, homes);
    return homes;
  };
}

interface DeclaredHome {
  readonly placed: PlacedConfiguration;
  readonly home: Home;
  readonly matches: (path: string) => boolean;
}

/** Declarations of one name are one home, for which the first of them speaks. */
function declaredHomes(placed: PlacedConfiguration): readonly DeclaredHome[] {
  const homes = new Map<string, Home>();
  return placed.configuration.environments.map((declaration) => {
    const { name, files } = declaration;
    const { uri, folder } = placed;
    const home = homes.get(name) ?? { id: `${uri}#${name}`, name, folder, declaration };
    homes.set(name, home);
    return { placed, home, matches: globMatcher(files) };
  });
}

/**
 * A folder that nothing builds upon is an environment of its own, named by its path from the workspace folder; where there
 * are several of these, from what is around them.
 */
export function homeOfBuild(folders: readonly Folder[], folder: string): Home {
  const around = folderHolding(folders, `${folder}/`);
  const path = around && pathBelow(around.uri, folder);
  const isTold = around !== undefined && folders.length > 1;
  const name =
    path === undefined ? (around?.name ?? nameOf(folder)) : isTold ? `${around.name}/${path}` : path;
  return { id: `${folder}/`, name, folder, declaration: undefined };
}

/** What stays together in a folder that is built itself. */
export function homeBeside(home: Home): Home {
  return { ...home, name: `${home.name} (files that are not built)` };
}

/** A document that is looked at alone is an environment of its own. */
export function homeApart(uri: string): Home {
  return { id: uri, name: nameOf(uri), folder: undefined, declaration: undefined };
}
