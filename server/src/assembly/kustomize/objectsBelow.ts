import { kustomizationNames } from '../../workspace/kustomizationFile.ts';
import type { LoadedFile } from './files.ts';
import { isRemote, resolvePath } from './path.ts';
import { type Built, field, itemsOf, textOf } from './tree/built.ts';

/**
 * The objects that a kustomization brings together, as they are written: what its patches, replicas and replacements can
 * name.
 * @param loaded the files as builds read them
 */
export function objectsBelow(
  folder: string,
  loaded: (uri: string) => LoadedFile | undefined,
): readonly Built[] {
  const seen = new Set<string>();
  const objects: Built[] = [];
  const queue = [folder];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const own = kustomizationNames.map((name) => loaded(`${at}/${name}`)).find((file) => file !== undefined);
    const root = own?.documents.find(({ object }) => object !== undefined)?.configuration();
    for (const key of ['resources', 'bases', 'components']) {
      for (const path of itemsOf(field(root, key)).map(textOf)) {
        const uri = path === '' || isRemote(path) ? undefined : resolvePath(at, path);
        const file = uri === undefined ? undefined : loaded(uri);
        if (file !== undefined) objects.push(...objectsOf(file));
        else if (uri !== undefined) queue.push(uri);
      }
    }
  }
  return objects;
}

function objectsOf({ documents }: LoadedFile): readonly Built[] {
  return documents.flatMap(({ object }) => {
    if (object === undefined) return [];
    return textOf(field(object, 'kind')).endsWith('List') ? itemsOf(field(object, 'items')) : [object];
  });
}
