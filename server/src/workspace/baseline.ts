import type { WorkspaceFile } from './file.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * A snapshot as it was before: what editors hold gives way to what is on disk, and both to the older files.
 * @param older by URI; undefined: it was not there
 */
export function withOlderFiles(
  snapshot: Snapshot,
  older: ReadonlyMap<string, WorkspaceFile | undefined>,
): Snapshot {
  const disk = new Map(snapshot.disk);
  for (const [uri, file] of older) {
    if (file === undefined) disk.delete(uri);
    else disk.set(uri, file);
  }
  return { ...snapshot, disk, open: new Map(), apart: new Set() };
}
