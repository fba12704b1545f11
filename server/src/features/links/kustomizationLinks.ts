import { kustomizationShape, type Shape } from '../../assembly/kustomize/kustomization/shape.ts';
import { isRemote, resolvePath } from '../../assembly/kustomize/path.ts';
import { shiftRange, type TextRange } from '../../base/range.ts';
import { folderOf } from '../../base/uri.ts';
import { keyText } from '../../syntax/keyText.ts';
import type { Node } from '../../syntax/tree.ts';
import { isKustomizationFile, kustomizationNames } from '../../workspace/kustomizationFile.ts';
import { fileOf, linesOf, type Snapshot } from '../../workspace/snapshot.ts';

/** A path in a kustomization, and the file that it leads to. */
export interface FileLink {
  /** In the file's offsets. */
  readonly range: TextRange;
  readonly uri: string;
}

/** The paths of a kustomization that lead to a file of the workspace, or to a folder with a kustomization. */
export function kustomizationLinks(snapshot: Snapshot, uri: string): readonly FileLink[] {
  if (!isKustomizationFile(uri)) return [];
  const links: FileLink[] = [];
  const visit = (node: Node, shape: Shape, start: number): void => {
    if (shape.kind === 'text' && shape.leadsTo !== undefined && node.kind === 'scalar') {
      const target = targetOf(snapshot, folderOf(uri), String(node.value ?? ''));
      if (target !== undefined) links.push({ range: shiftRange(node.range, start), uri: target });
    } else if (shape.kind === 'list' && node.kind === 'sequence') {
      for (const item of node.items) visit(item, shape.items, start);
    } else if (shape.kind === 'mapping' && node.kind === 'mapping') {
      for (const { key, value } of node.entries) {
        const name = keyText(key);
        const inner = Object.hasOwn(shape.keys, name) ? shape.keys[name]?.shape : undefined;
        if (inner !== undefined) visit(value, inner, start);
      }
    }
  };
  for (const { syntax, start } of fileOf(snapshot, uri)?.documents ?? []) {
    if (syntax?.root !== undefined) visit(syntax.root, kustomizationShape, start);
  }
  return links;
}

/** Generators may name the entry before the path: `key=path`. */
function targetOf(snapshot: Snapshot, folder: string, written: string): string | undefined {
  const path = written.slice(written.indexOf('=') + 1);
  if (path === '' || path.includes('\n') || isRemote(path)) return undefined;
  const uri = resolvePath(folder, path);
  if (uri === undefined) return undefined;
  const candidates = [uri, ...kustomizationNames.map((name) => `${uri}/${name}`)];
  return candidates.find((candidate) => linesOf(snapshot, candidate) !== undefined);
}
