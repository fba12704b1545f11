import type { PreviewChanged, PreviewModel } from '../../../server/src/protocol/preview.ts';
import type { WalkAnswer } from '../../../server/src/protocol/walk.ts';
import { type Held, take } from '../../src/panels/heldModel.ts';
import type { HostMessage, PanelState } from '../../src/panels/messages.ts';
import { type MatrixView, noMatrix, receiveMatrix } from '../matrix/receive.ts';
import { compareModels, isSameSubject, type RowChange } from './changes.ts';
import { lineId } from './lines.ts';
import { shareModel } from './share.ts';

type Shown =
  | { readonly kind: 'loading' }
  | { readonly kind: 'nothing'; readonly message: string }
  | { readonly kind: 'model'; readonly revision: number; readonly model: PreviewModel };

export type CellAnswer = Extract<HostMessage, { readonly type: 'cell' }>;

/** Everything that the panel draws from, apart from what the user has opened and closed in it. */
export interface View {
  readonly panel: PanelState;
  readonly shown: Shown;
  /** What has come of the next picture, which is drawn when it is all there. */
  readonly held: Held | undefined;
  /** What the last edit that changed a verdict changed; empty after the subject has changed. */
  readonly changes: readonly RowChange[];
  readonly matrix: MatrixView;
  /** Whether what is drawn waits for the server: it may be older than the text. */
  readonly isOld: boolean;
  /** Why nothing new comes until someone does something about it. */
  readonly trouble: string | undefined;
  /** What was answered last about a single cell of the matrix. */
  readonly cell: CellAnswer | undefined;
  /** A patch did not fit what is held: the whole is to be asked for. */
  readonly needsWhole: boolean;
  /** The walk of a decision; undefined while that pane is closed. */
  readonly walk: WalkAnswer | undefined;
  /** The lines of rows that the line at the editor's cursor decides. */
  readonly decided: ReadonlySet<string>;
  /** What the user may mean by the text of an end, as last told of each. */
  readonly offers: Partial<Record<'from' | 'to', Offers>>;
}

/** What the user may mean by what is typed. */
export type Offers = Extract<HostMessage, { readonly type: 'offers' }>;

export function initialView(panel: PanelState): View {
  return {
    panel,
    shown: { kind: 'loading' },
    held: undefined,
    matrix: noMatrix,
    isOld: false,
    trouble: undefined,
    cell: undefined,
    changes: [],
    needsWhole: false,
    walk: undefined,
    decided: new Set(),
    offers: {},
  };
}

/** The view after a message of the extension. */
export function receive(view: View, message: HostMessage): View {
  switch (message.type) {
    case 'panel':
      return { ...view, panel: message.state };
    // What is drawn stays until there is something new, and says how old it is.
    case 'loading':
      return { ...waiting(view), trouble: undefined };
    case 'problem':
      return { ...waiting(view), trouble: message.message };
    case 'age':
      return view.isOld === message.isOld ? view : { ...view, isOld: message.isOld };
    case 'decided':
      return { ...view, decided: new Set(message.rows.map(({ lane, row }) => lineId(lane, row))) };
    case 'offers':
      return { ...view, offers: { ...view.offers, [message.role]: message } };
    case 'walk':
      return { ...view, walk: message.answer };
    case 'matrix':
      return settled(view, { ...view, matrix: receiveMatrix(view.matrix, message.changed) });
    case 'cell':
      return { ...view, cell: message };
    case 'exportShown':
      return view;
    case 'changed':
      return settled(view, applyChange(view, message.changed));
  }
}

function waiting(view: View): View {
  const shown: Shown = view.shown.kind === 'model' ? view.shown : { kind: 'loading' };
  return { ...view, shown, isOld: true };
}

/** What has come anew is as old as the text. */
function settled(before: View, next: View): View {
  const isNew = next.shown !== before.shown || next.matrix.shown !== before.matrix.shown;
  return isNew ? { ...next, isOld: false } : next;
}

function applyChange(view: View, message: PreviewChanged): View {
  const { held, shown } = view;
  const taken = take(held ?? (shown.kind === 'model' ? { ...shown, ahead: new Map() } : undefined), message);
  switch (taken.kind) {
    case 'nothing': {
      const nothing: Shown = { kind: 'nothing', message: taken.message };
      return { ...view, shown: nothing, held: undefined, changes: [], needsWhole: false };
    }
    case 'model':
      return showModel(view, taken.revision, taken.model);
    case 'part':
      return { ...view, held: taken.held };
    case 'gap':
      return { ...view, needsWhole: true };
  }
}

function showModel(view: View, revision: number, next: PreviewModel): View {
  const before =
    view.shown.kind === 'model' && isSameSubject(view.shown.model, next) ? view.shown.model : undefined;
  if (before === undefined) {
    const shown: Shown = { kind: 'model', revision, model: next };
    return { ...view, shown, held: undefined, changes: [], needsWhole: false };
  }
  const model = shareModel(before, next);
  const changes = compareModels(before, model);
  return {
    ...view,
    shown: { kind: 'model', revision, model },
    held: undefined,
    changes: changes.length > 0 ? changes : view.changes,
    needsWhole: false,
  };
}
