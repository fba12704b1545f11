import { type PlacedProfile, profileFiles } from '../../assembly/seccomp/profileFiles.ts';
import { folderOf, nameOf, pathBelow } from '../../base/uri.ts';
import { folderHolding, type Snapshot } from '../../workspace/snapshot.ts';
import { hasLetters } from './hasLetters.ts';

/** A seccomp profile of the workspace, to be found by its name. */
export interface ProfileSymbol {
  /** Of an object its own, of a file its file's. */
  readonly name: string;
  /** Where it is: its namespace, or the folder of its file. */
  readonly container: string;
  readonly uri: string;
  /** Zero-based. */
  readonly line: number;
}

/** More are not of use to anybody. */
const mostSymbols = 200;

/**
 * The profiles whose names have the letters of a query in their order, as editors look for symbols; all for an empty one.
 */
export function profileSymbols(snapshot: Snapshot, query: string): readonly ProfileSymbol[] {
  const { files, operated, observed } = profileFiles(snapshot);
  const wanted = query.toLowerCase();
  return [...files, ...operated, ...observed]
    .map((place) => symbolOf(snapshot, place))
    .filter(({ name }) => hasLetters(name.toLowerCase(), wanted))
    .slice(0, mostSymbols);
}

function symbolOf(snapshot: Snapshot, { uri, line, profile }: PlacedProfile): ProfileSymbol {
  const folder = folderHolding(snapshot.folders, uri);
  const where = (folder && pathBelow(folder.uri, folderOf(uri))) ?? '';
  return { name: profile.name ?? nameOf(uri), container: profile.namespace ?? where, uri, line };
}
