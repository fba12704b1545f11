import { isSameList } from '../base/equality.ts';
import { folderOf, pathBelow } from '../base/uri.ts';
import { isConfigurationFile } from '../workspace/configurationFile.ts';
import { fileOf, type Snapshot } from '../workspace/snapshot.ts';
import { type Configuration, readConfiguration } from './configuration.ts';

export interface PlacedConfiguration {
  /** The file's own URI. */
  readonly uri: string;
  /** The folder that its globs start from. */
  readonly folder: string;
  readonly configuration: Configuration;
}

/**
 * The configuration files among some files, in their order.
 * @param previous kept where nothing in it has changed
 */
export function placeConfigurations(
  snapshot: Snapshot,
  uris: readonly string[],
  previous: readonly PlacedConfiguration[] = [],
): readonly PlacedConfiguration[] {
  const known = new Map(previous.map((placed) => [placed.uri, placed]));
  const found = uris.filter(isConfigurationFile).flatMap((uri): readonly PlacedConfiguration[] => {
    if (snapshot.apart.has(uri)) return [];
    const document = fileOf(snapshot, uri)?.documents[0]?.syntax;
    if (document === undefined) return [];
    const configuration = readConfiguration(document);
    const before = known.get(uri);
    return [before?.configuration === configuration ? before : { uri, folder: folderOf(uri), configuration }];
  });
  return isSameList(previous, found) ? previous : found;
}

/** The configuration nearest up the tree. */
export function nearestConfiguration(
  configurations: readonly PlacedConfiguration[],
  uri: string,
): PlacedConfiguration | undefined {
  let best: PlacedConfiguration | undefined;
  for (const candidate of configurations) {
    if (pathBelow(candidate.folder, uri) === undefined) continue;
    if (best === undefined || candidate.folder.length > best.folder.length) best = candidate;
  }
  return best;
}
