import type { FolderEntry, Host } from '../../server/src/lsp/host.ts';
import { tooLarge } from '../../server/src/lsp/limits.ts';
import { mayHoldObjects } from '../../server/src/manifests/scan.ts';

/** A machine whose files are a map from URI to text; time stands still, so that nothing is cut into slices. */
export function memoryHost(files: () => ReadonlyMap<string, string>): Host {
  return {
    listFolder: async (uri) => {
      const entries = [...children(files().keys(), `${uri}/`).values()];
      return entries.length === 0 ? { kind: 'gone' } : { kind: 'folder', entries };
    },
    readText: async (uri, limit) => {
      const text = files().get(uri);
      if (text === undefined) return { kind: 'gone' };
      if (text.length <= limit) return { kind: 'text', text };
      return {
        kind: 'declined',
        note: tooLarge(text.length, limit),
        mayHide: mayHoldObjects(text),
        isLarge: true,
      };
    },
    readPieces: async function* (uri) {
      const text = files().get(uri);
      if (text === undefined) throw new Error(`There is no ${uri}`);
      for (let at = 0; at < text.length; at += 1000) yield text.slice(at, at + 1000);
    },
    now: () => 0,
    pause: async () => undefined,
    rest: async () => undefined,
  };
}

function children(uris: Iterable<string>, folder: string): ReadonlyMap<string, FolderEntry> {
  const found = new Map<string, FolderEntry>();
  for (const uri of uris) {
    if (!uri.startsWith(folder)) continue;
    const [name = '', ...below] = uri.slice(folder.length).split('/');
    found.set(name, { name, kind: below.length === 0 ? 'file' : 'folder' });
  }
  return found;
}
