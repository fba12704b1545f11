import { keyText } from '../../server/src/syntax/keyText.ts';
import { entriesOf, resolveAlias } from '../../server/src/syntax/navigate.ts';
import type { Node, SyntaxDocument } from '../../server/src/syntax/tree.ts';

/** A tree as short lines: range, kind, and of a scalar its source and meaning. */
export function printTree(node: Node | undefined, indent = ''): string[] {
  if (node === undefined) return [`${indent}nothing`];
  const at = `${indent}${span(node)}`;
  switch (node.kind) {
    case 'mapping':
      return [
        `${at} mapping`,
        ...node.entries.flatMap((entry) => [
          `${indent}  ${span(entry)} ${span(entry.key)} ${String(entry.key.value)}:`,
          ...printTree(entry.value, `${indent}    `),
        ]),
      ];
    case 'sequence':
      return [`${at} sequence`, ...node.items.flatMap((item) => printTree(item, `${indent}  `))];
    case 'scalar':
      return [`${at} ${node.style} ${JSON.stringify(node.source)} = ${meaning(node.value)}`];
    case 'alias':
      return [`${at} alias ${node.name}`];
    case 'hole':
      return [`${at} hole`];
  }
}

export function printProblems(document: SyntaxDocument): string[] {
  return document.problems.map((problem) => `${span(problem)} ${problem.code}`);
}

/** What a tree means to Kubernetes, as JSON with sorted keys. */
export function toJson(node: Node | undefined): string {
  const resolved = node === undefined ? undefined : resolveAlias(node);
  if (resolved === undefined || resolved.kind === 'hole') return 'null';
  if (resolved.kind === 'sequence') return `[${resolved.items.map(toJson).join()}]`;
  if (resolved.kind === 'scalar') return meaning(resolved.value);
  const entries = entriesOf(resolved).map(
    (entry) => `${JSON.stringify(keyText(entry.key))}:${toJson(entry.value)}`,
  );
  return `{${entries.sort().join()}}`;
}

/** Every node and entry below a node that is written there; aliases are not followed. */
export function* written(
  node: Node | undefined,
): Generator<{ readonly parent: Node; readonly child: Ranged }> {
  if (node?.kind === 'sequence') {
    for (const item of node.items) {
      yield { parent: node, child: item };
      yield* written(item);
    }
  }
  if (node?.kind !== 'mapping') return;
  for (const entry of node.entries) {
    yield { parent: node, child: entry };
    yield { parent: node, child: entry.key };
    yield { parent: node, child: entry.value };
    yield* written(entry.value);
  }
}

type Ranged = Pick<Node, 'range'>;

function span({ range }: Ranged): string {
  return `${range.start}-${range.end}`;
}

function meaning(value: string | number | bigint | boolean | null): string {
  return typeof value === 'bigint' ? `${value}` : JSON.stringify(value);
}
