import { folderOf, nameOf } from '../../base/uri.ts';
import type { Folder } from '../../workspace/snapshot.ts';

/** The innermost folder that holds all files. */
export function folderAround(uris: readonly string[]): Folder {
  const uri = commonFolder(uris.map(folderOf));
  return { uri, name: nameOf(uri) };
}

/** The innermost folder that holds all folders, or is one of them. */
export function commonFolder(folders: readonly string[]): string {
  const [first = '', ...others] = folders.map((folder) => `${folder}/`);
  let common = first;
  for (const other of others) {
    while (!other.startsWith(common)) {
      common = common.slice(0, common.lastIndexOf('/', common.length - 2) + 1);
    }
  }
  return common.replace(/\/$/, '');
}
