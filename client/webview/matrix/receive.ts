import type { MatrixBlock, MatrixChanged, MatrixModel } from '../../../server/src/protocol/matrix.ts';
import { compareMatrices } from './compare.ts';
import { applyMatrixPatch } from './patch.ts';

interface Held {
  readonly revision: number;
  readonly model: MatrixModel;
  readonly ahead: readonly MatrixBlock[];
}

/** What the view of the matrix draws from. */
export interface MatrixView {
  readonly shown:
    | { readonly kind: 'loading' }
    | { readonly kind: 'nothing'; readonly message: string }
    | { readonly kind: 'model'; readonly revision: number; readonly model: MatrixModel };
  /** What has come of the next picture, which is drawn when it is all there. */
  readonly held: Held | undefined;
  /** What the last edit changed, in words; empty before there was one. */
  readonly changes: string;
  readonly needsWhole: boolean;
}

export const noMatrix: MatrixView = {
  shown: { kind: 'loading' },
  held: undefined,
  changes: '',
  needsWhole: false,
};

/** The view after a message of the server. */
export function receiveMatrix(view: MatrixView, { revision, change }: MatrixChanged): MatrixView {
  switch (change.kind) {
    case 'nothing':
      return { ...noMatrix, shown: change };
    case 'whole':
      return show(view, revision, change.model);
    case 'outline':
      return { ...view, held: { revision, model: change.model, ahead: [] } };
    case 'blocks': {
      const held = heldBy(view, change.base);
      if (held === undefined) return { ...view, needsWhole: true };
      return { ...view, held: { ...held, revision, ahead: [...held.ahead, ...change.blocks] } };
    }
    case 'patch': {
      const held = heldBy(view, change.base);
      const next = held && applyMatrixPatch(held.model, change, held.ahead);
      return next === undefined ? { ...view, needsWhole: true } : show(view, revision, next);
    }
  }
}

/** What a message builds on; undefined where that is not at hand. */
function heldBy({ held, shown }: MatrixView, base: number): Held | undefined {
  const latest = held ?? (shown.kind === 'model' ? { ...shown, ahead: [] } : undefined);
  return latest?.revision === base ? latest : undefined;
}

function show(view: MatrixView, revision: number, model: MatrixModel): MatrixView {
  const before = view.shown.kind === 'model' ? view.shown.model : undefined;
  const isSame = before?.basis.name === model.basis.name;
  const changes = before !== undefined && isSame ? compareMatrices(before, model) : '';
  return {
    shown: { kind: 'model', revision, model },
    held: undefined,
    changes: changes === '' && isSame ? view.changes : changes,
    needsWhole: false,
  };
}
