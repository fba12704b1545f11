import type { TextRange } from '../../../base/range.ts';

/** A part of a renaming that is confirmed by itself, with what follows from it. */
export interface RenameGroup {
  readonly label: string;
  readonly description: string;
  /** There where the API server refuses the change of an object that is in the cluster. */
  readonly isRefused?: true;
}

/** Another text in place of a word, in the offsets of its file. */
export interface GroupedEdit {
  readonly uri: string;
  readonly range: TextRange;
  readonly newText: string;
  readonly group: RenameGroup;
}

/** What a renaming changes, or why it can't be done: a sentence for whoever asked. */
export type Renaming =
  | { readonly kind: 'edits'; readonly edits: readonly GroupedEdit[] }
  | { readonly kind: 'refused'; readonly reason: string };

export function refused(reason: string): Renaming {
  return { kind: 'refused', reason };
}
