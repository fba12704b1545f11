import type { TextRange } from '../../base/range.ts';
import type { Twin } from './twin.ts';

export type CompletionKind =
  | 'key'
  | 'value'
  | 'label'
  | 'namespace'
  | 'port'
  | 'address'
  | 'group'
  | 'snippet'
  | 'rule';

/** One thing that may be written at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label: where it comes from, how many have it. */
  readonly detail: string | undefined;
  /** Markdown. */
  readonly documentation: string | undefined;
  /** Orders the list: what is most likely meant comes first. */
  readonly sortText: string;
  /** What the text in `range` before the cursor is compared with. */
  readonly filterText: string;
  /** What is replaced, on one line, in the file's offsets. */
  readonly range: TextRange;
  /** An offset further up at which a comma is missing and is written along with it. */
  readonly comma?: number | undefined;
  /** In the syntax of snippets; lines after the first carry their whole indentation. */
  readonly snippet: string;
  /** Whether what is written leads to a place where the next completion is wanted at once. */
  readonly leadsOn: boolean;
  /** What another policy needs along with it. */
  readonly twin?: Twin;
  /** There where more could be offered, once more is typed. */
  readonly isPartial?: true;
}
