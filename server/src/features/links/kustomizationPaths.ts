import { pathBelow } from '../../base/uri.ts';
import { isCandidate } from '../../workspace/candidates.ts';
import { isKustomizationFile } from '../../workspace/kustomizationFile.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** The manifests and kustomizations that a kustomization may name, as it would write them. */
export interface NameablePaths {
  /** In its folder or below, as kustomize wants them. */
  readonly files: readonly string[];
  /** With kustomizations that can be built upon. */
  readonly folders: readonly string[];
  readonly components: readonly string[];
}

/** @param folder of the kustomization */
export function nameablePaths(snapshot: Snapshot, folder: string): NameablePaths {
  const files: string[] = [];
  const folders: string[] = [];
  const components: string[] = [];
  const uris = new Set([...snapshot.disk.keys(), ...snapshot.open.keys(), ...snapshot.texts.keys()]);
  for (const uri of [...uris].sort()) {
    if (snapshot.apart.has(uri) || !isThere(snapshot, uri)) continue;
    if (isKustomizationFile(uri)) {
      const path = relativeFolder(folder, uri.slice(0, uri.lastIndexOf('/')));
      if (path === '') continue;
      const text = (snapshot.open.get(uri) ?? snapshot.disk.get(uri))?.source?.text ?? '';
      if (/^kind:\s*Component\b/m.test(text)) components.push(path);
      else folders.push(path);
    } else if (isCandidate(uri)) {
      const path = pathBelow(folder, uri);
      if (path !== undefined) files.push(path);
    }
  }
  return { files, folders, components };
}

function isThere({ disk, open, texts }: Snapshot, uri: string): boolean {
  return disk.has(uri) || open.has(uri) || typeof texts.get(uri) === 'object';
}

/** `../../base` */
function relativeFolder(from: string, to: string): string {
  const [left, right] = [from.split('/'), to.split('/')];
  let common = 0;
  while (common < left.length && left[common] === right[common]) common++;
  const up = left.slice(common).map(() => '..');
  return [...up, ...right.slice(common).map(decodeURIComponent)].join('/');
}
