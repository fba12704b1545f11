import type { PreviewChanged, PreviewModel } from '../../../server/src/protocol/preview.ts';
import { applyPatch, type RowsAhead } from './patch.ts';

/** A picture as far as it has come. */
export interface Held {
  readonly revision: number;
  readonly model: PreviewModel;
  readonly ahead: RowsAhead;
}

/** What a message makes of what is held. */
export type Taken =
  | { readonly kind: 'nothing'; readonly message: string }
  /** The picture is whole. */
  | { readonly kind: 'model'; readonly revision: number; readonly model: PreviewModel }
  /** More of it is to come. */
  | { readonly kind: 'part'; readonly held: Held }
  /** The message builds on what is not at hand: the whole is to be asked for. */
  | { readonly kind: 'gap' };

/** Takes in a message of the server. @param latest what has come by now; undefined: nothing */
export function take(latest: Held | undefined, { revision, change }: PreviewChanged): Taken {
  switch (change.kind) {
    case 'nothing':
      return change;
    case 'whole':
      return { kind: 'model', revision, model: change.model };
    case 'outline':
      return { kind: 'part', held: { revision, model: change.model, ahead: new Map() } };
    case 'rows': {
      if (latest?.revision !== change.base) return { kind: 'gap' };
      const rows = [...(latest.ahead.get(change.lane) ?? []), ...change.rows];
      return {
        kind: 'part',
        held: { ...latest, revision, ahead: new Map(latest.ahead).set(change.lane, rows) },
      };
    }
    case 'patch': {
      const model =
        latest?.revision === change.base ? applyPatch(latest.model, change, latest.ahead) : undefined;
      return model === undefined ? { kind: 'gap' } : { kind: 'model', revision, model };
    }
  }
}
