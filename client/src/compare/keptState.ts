import type { ComparedState } from '../../../server/src/protocol/difference.ts';
import { oneOf, optional, record, type Shape, tagged, text } from '../shape.ts';

/** A state to compare with as the user has chosen it: of a commit its name alone, for what it holds is read anew each time. */
export type KeptState =
  | Exclude<ComparedState, { readonly kind: 'now' | 'revision' }>
  | { readonly kind: 'revision'; readonly name: string };

/** What a panel is compared with, and how it is called. */
export interface PanelBaseline {
  readonly name: string;
  readonly state: KeptState;
}

type Kept<Kind> = Extract<KeptState, { readonly kind: Kind }>;

const keptState: Shape<KeptState> = tagged<'kind', KeptState>('kind', {
  saved: record<Kept<'saved'>>({ kind: oneOf('saved') }),
  opened: record<Kept<'opened'>>({ kind: oneOf('opened') }),
  commit: record<Kept<'commit'>>({ kind: oneOf('commit') }),
  revision: record<Kept<'revision'>>({ kind: oneOf('revision'), name: text }),
  environment: record<Kept<'environment'>>({ kind: oneOf('environment'), id: text }),
  folder: record<Kept<'folder'>>({ kind: oneOf('folder'), uri: text, environment: optional(text) }),
});

export const panelBaseline = record<PanelBaseline>({ name: text, state: keptState });
