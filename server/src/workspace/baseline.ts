import { nameOf, pathBelow } from '../base/uri.ts';
import type { WorkspaceFile } from './file.ts';
import type { NamedText, Snapshot } from './snapshot.ts';

/**
 * A snapshot as it was before: what editors hold gives way to what is on disk, and both to the older files.
 * @param older by URI; undefined: it was not there
 */
export function withOlderFiles(
  snapshot: Snapshot,
  older: ReadonlyMap<string, WorkspaceFile | undefined>,
): Snapshot {
  const disk = new Map(snapshot.disk);
  const texts = new Map(snapshot.texts);
  for (const [uri, file] of older) {
    if (file === undefined) {
      disk.delete(uri);
      texts.set(uri, 'absent');
    } else {
      disk.set(uri, file);
      texts.delete(uri);
    }
  }
  return { ...snapshot, disk, texts, open: new Map(), apart: new Set() };
}

/** A snapshot of one folder, as if nothing else were in the workspace but what its builds read. */
export function onlyBelow(snapshot: Snapshot, folder: string): Snapshot {
  const isBelow = (uri: string): boolean => pathBelow(folder, uri) !== undefined;
  const below = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...map].filter(([uri]) => isBelow(uri)));
  return {
    ...snapshot,
    folders: [{ uri: folder, name: nameOf(folder) }],
    unread: new Set([...snapshot.unread].filter((uri) => uri === folder || isBelow(uri))),
    disk: below(snapshot.disk),
    open: below(snapshot.open),
    texts: new Map(textsAround(snapshot, isBelow)),
    environmentInUse: undefined,
  };
}

/** What builds may read: of a file outside of the folder what the editor holds goes before what is on disk. */
function* textsAround(
  { disk, texts, open, apart }: Snapshot,
  isBelow: (uri: string) => boolean,
): Generator<readonly [uri: string, text: NamedText]> {
  const edited = [...open].filter(([uri]) => !apart.has(uri));
  yield* textsOutside(disk, isBelow);
  yield* texts;
  yield* textsOutside(edited, isBelow);
}

function* textsOutside(
  files: Iterable<readonly [uri: string, file: WorkspaceFile]>,
  isBelow: (uri: string) => boolean,
): Generator<readonly [uri: string, text: NamedText]> {
  for (const [uri, { source, lines }] of files) {
    if (source !== undefined && !isBelow(uri)) yield [uri, { text: source.text, lines }];
  }
}
