import type { TreeBehaviour } from './graft.ts';

/** What a tree depends on beside its rules: the width of the architecture's arguments, and the version of the library. */
export interface TreeKind {
  readonly bits: 32 | 64;
  readonly behaviour: TreeBehaviour;
}

const known = new Map<string, TreeKind>();

/** The same object for all that have the same trees. */
export function treeKind(bits: 32 | 64, behaviour: TreeBehaviour): TreeKind {
  const key = `${bits} ${behaviour.lowerBoundsMisplaced}`;
  const kind = known.get(key) ?? { bits, behaviour };
  known.set(key, kind);
  return kind;
}
