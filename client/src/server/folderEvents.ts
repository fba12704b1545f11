import { type Disposable, FileType, type Uri, workspace } from 'vscode';
import { isOurName } from './documents.ts';

/** As in the protocol's `FileEvent`. */
export interface FolderEvent {
  readonly uri: string;
  readonly type: 1 | 3;
}

const created = 1;
const deleted = 3;
/** How long events are gathered, in milliseconds. */
const gatherTime = 100;

/**
 * Listens to folders that come and go. Of what they hold the editor tells nothing, so watching the manifests themselves
 * is not enough; and since a glob can't tell folders from files, those are sorted out here.
 * @param tell gets the folders that came, and whatever went that may have been one
 */
export function listenToFolders(tell: (events: readonly FolderEvent[]) => void): Disposable {
  const watcher = workspace.createFileSystemWatcher('**', false, true, false);
  const gathered = new Map<string, FolderEvent>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const add = (uri: Uri, type: FolderEvent['type']): void => {
    gathered.set(uri.toString(), { uri: uri.toString(), type });
    timer ??= setTimeout(() => {
      timer = undefined;
      const events = [...gathered.values()];
      gathered.clear();
      tell(events);
    }, gatherTime);
  };
  watcher.onDidDelete((uri) => {
    if (!isOurName(uri)) add(uri, deleted);
  });
  watcher.onDidCreate(async (uri) => {
    if (isOurName(uri)) return;
    const isFolder = await workspace.fs.stat(uri).then(
      ({ type }) => (type & FileType.Directory) !== 0,
      () => false,
    );
    if (isFolder) add(uri, created);
  });
  return {
    dispose: () => {
      clearTimeout(timer);
      watcher.dispose();
    },
  };
}
