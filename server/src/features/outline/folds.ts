import type { Node } from '../../syntax/tree.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';

/** Lines that fold into the first of them; zero-based. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
}

/**
 * Objects and lists of the documents that hold a seccomp profile. Meant for editors that do not fold JSON and YAML by
 * themselves.
 */
export function foldsOf({ documents, lines }: WorkspaceFile): readonly Fold[] {
  const folds: Fold[] = [];
  const lineAt = (offset: number): number => lines.positionAt(offset).line;
  for (const { start, syntax, manifests } of documents) {
    if (syntax?.root === undefined || !manifests.some(({ model }) => model.kind === 'SeccompProfile'))
      continue;
    for (const { node, head } of collectionsIn(syntax.root, syntax.root.range.start)) {
      const startLine = lineAt(start + head);
      // The line of a closing bracket stays.
      const isClosed = '}]'.includes(syntax.text[node.range.end - 1] ?? ' ');
      const endLine = lineAt(start + node.range.end) - (isClosed ? 1 : 0);
      const isTaken = folds.at(-1)?.startLine === startLine;
      if (endLine > startLine && !isTaken) folds.push({ startLine, endLine });
    }
  }
  return folds;
}

interface Folded {
  readonly node: Node;
  /** Where the key of it begins, or it itself. */
  readonly head: number;
}

/** In the order of the text, the outer ones first. */
function* collectionsIn(node: Node, head: number): Generator<Folded> {
  if (node.kind !== 'mapping' && node.kind !== 'sequence') return;
  yield { node, head };
  if (node.kind === 'mapping') {
    for (const { key, value } of node.entries) yield* collectionsIn(value, key.range.start);
  } else {
    for (const item of node.items) yield* collectionsIn(item, item.range.start);
  }
}
