import type { CompletionKind } from './completion.ts';
import type { Template } from './template.ts';
import type { Twin } from './twin.ts';

/** Something that could be written, before it is given the form of the text around it. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string | undefined;
  readonly documentation?: string | undefined;
  /** Lower comes first. */
  readonly rank: number;
  readonly content:
    | { readonly kind: 'entry'; readonly key: string; readonly value: Template }
    | {
        readonly kind: 'value';
        readonly value: Template;
        /** Another entry that it needs beside it in the same mapping. */
        readonly beside?: readonly [key: string, value: Template];
      }
    /** Several items of a list, one of which stands at the cursor. */
    | { readonly kind: 'items'; readonly values: readonly Template[] }
    /** All that an item in braces needs. */
    | { readonly kind: 'entries'; readonly entries: readonly (readonly [key: string, value: Template])[] }
    /** The content of a list's item. */
    | { readonly kind: 'item'; readonly value: Template }
    /** A list that is written on the lines below its key. */
    | { readonly kind: 'list'; readonly items: Template };
  /** What the typed text is compared with, where that is not the label. */
  readonly filter?: string;
  readonly leadsOn?: boolean;
  /** What another policy needs along with it. */
  readonly twin?: Twin;
  /** There where more could be offered, once more is typed. */
  readonly isPartial?: true;
}
