import type { PreviewChanged, PreviewModel } from '../../../server/src/protocol/preview.ts';
import type { HostMessage, PanelState } from '../../src/panels/messages.ts';
import { compareModels, isSameSubject, type RowChange } from './changes.ts';
import { shareModel } from './share.ts';

type Shown =
  | { readonly kind: 'loading' }
  | { readonly kind: 'nothing'; readonly message: string }
  | { readonly kind: 'problem'; readonly message: string }
  | { readonly kind: 'model'; readonly revision: number; readonly model: PreviewModel };

/** Everything that the panel draws from, apart from what the user has opened and closed in it. */
export interface View {
  readonly panel: PanelState;
  readonly shown: Shown;
  /** What the last edit that changed a verdict changed; empty after the subject has changed. */
  readonly changes: readonly RowChange[];
  /** A patch did not fit what is held: the whole is to be asked for. */
  readonly needsWhole: boolean;
}

export function initialView(panel: PanelState): View {
  return { panel, shown: { kind: 'loading' }, changes: [], needsWhole: false };
}

/** The view after a message of the extension. */
export function receive(view: View, message: HostMessage): View {
  switch (message.type) {
    case 'panel':
      return { ...view, panel: message.state };
    case 'loading':
      // What is drawn stays until there is something new: a model that blinks is worse than one that is a moment old.
      return view.shown.kind === 'model' ? view : { ...view, shown: { kind: 'loading' } };
    case 'problem':
      return { ...view, shown: { kind: 'problem', message: message.message }, changes: [] };
    case 'changed':
      return applyChange(view, message.changed);
  }
}

function applyChange(view: View, { revision, change }: PreviewChanged): View {
  if (change.kind === 'nothing') {
    return { ...view, shown: { kind: 'nothing', message: change.message }, changes: [], needsWhole: false };
  }
  if (change.kind === 'whole') return showModel(view, revision, change.model);
  const { shown } = view;
  if (shown.kind !== 'model' || shown.revision !== change.base) return { ...view, needsWhole: true };
  const changed = new Map(change.lanes.map((lane) => [lane.id, lane]));
  const lanes = shown.model.lanes.map((lane) => changed.get(lane.id) ?? lane);
  return showModel(view, revision, { ...shown.model, ...change.parts, lanes });
}

function showModel(view: View, revision: number, next: PreviewModel): View {
  const before =
    view.shown.kind === 'model' && isSameSubject(view.shown.model, next) ? view.shown.model : undefined;
  if (before === undefined) {
    return { ...view, shown: { kind: 'model', revision, model: next }, changes: [], needsWhole: false };
  }
  const model = shareModel(before, next);
  const changes = compareModels(before, model);
  return {
    ...view,
    shown: { kind: 'model', revision, model },
    changes: changes.length > 0 ? changes : view.changes,
    needsWhole: false,
  };
}
