import { describe, expect, it } from 'vitest';
import type { HostMessage } from '../../../client/src/panels/messages.ts';
import { initialView, receive, type View } from '../../../client/webview/state/view.ts';
import { laneOf, link, patch, sampleModel, whole, withVerdicts } from '../support/models.ts';

const start = initialView({ focus: undefined, pinned: false });

function viewAfter(...messages: readonly HostMessage[]): View {
  return messages.reduce(receive, start);
}

function changed(update: ReturnType<typeof whole>): HostMessage {
  return { type: 'changed', changed: update };
}

function modelOf(view: View) {
  if (view.shown.kind !== 'model') throw new Error(`shows ${view.shown.kind}`);
  return view.shown.model;
}

const model = sampleModel();

describe('the view', () => {
  it('begins with loading, then shows the whole', () => {
    expect(start.shown).toEqual({ kind: 'loading' });
    expect(modelOf(viewAfter(changed(whole(1, model))))).toEqual(model);
  });

  it('applies patches that build on what it holds', () => {
    const changedModel = withVerdicts(model, { 'payments/db': 'denied' });
    const lanes = [laneOf(changedModel, 'egress')];
    const view = viewAfter(changed(whole(1, model)), changed(patch(1, 2, { lanes })));
    expect(modelOf(view)).toEqual(changedModel);
    expect(view.needsWhole).toBe(false);
  });

  it('keeps what it has and asks for the whole when a patch builds on something else', () => {
    const changedModel = withVerdicts(model, { 'payments/db': 'denied' });
    const lanes = [laneOf(changedModel, 'egress')];
    const view = viewAfter(changed(whole(1, model)), changed(patch(2, 3, { lanes })));
    expect(modelOf(view)).toEqual(model);
    expect(view.needsWhole).toBe(true);
    expect(receive(view, changed(whole(4, model))).needsWhole).toBe(false);
  });

  it('asks for the whole when a patch is the first it hears', () => {
    expect(viewAfter(changed(patch(1, 2, {}))).needsWhole).toBe(true);
  });

  it('shares the objects that an edit left as they were', () => {
    const before = viewAfter(changed(whole(1, model)));
    const next = receive(
      before,
      changed(whole(2, structuredClone(withVerdicts(model, { 'checkout/cron': 'allowed' })))),
    );
    const [oldRows, newRows] = [before, next].map((view) => laneOf(modelOf(view), 'ingress').groups[0]?.rows);
    expect(newRows?.[0]).toBe(oldRows?.[0]);
    expect(newRows?.[1]).not.toBe(oldRows?.[1]);
    const [oldGroups, newGroups] = [before, next].map((view) => laneOf(modelOf(view), 'ingress').groups);
    expect(newGroups?.[0]).not.toBe(oldGroups?.[0]);
    expect(newGroups?.[1]).toBe(oldGroups?.[1]);
    expect(modelOf(next).subject).toBe(modelOf(before).subject);
  });

  it('remembers what the last edit that changed a verdict changed', () => {
    const edited = withVerdicts(model, { 'checkout/cron': 'allowed' });
    const view = viewAfter(changed(whole(1, model)), changed(whole(2, edited)));
    expect(view.changes).toMatchObject([
      { lineId: 'ingress:checkout/cron', before: 'denied', after: 'allowed' },
    ]);
    const quiet = receive(view, changed(whole(3, { ...edited, notes: [] })));
    expect(quiet.changes).toBe(view.changes);
  });

  it('compares nothing across subjects, environments and states that are compared with', () => {
    const other = {
      ...withVerdicts(model, { 'checkout/cron': 'allowed' }),
      subject: { ...model.subject, title: 'payments/db' },
    };
    expect(viewAfter(changed(whole(1, model)), changed(whole(2, other))).changes).toEqual([]);
    const moved = { ...model, subject: { ...model.subject, link: link('other.yaml:1') } };
    expect(viewAfter(changed(whole(1, model)), changed(whole(2, moved))).changes).toEqual([]);
    const edited = withVerdicts(model, { 'checkout/cron': 'allowed' });
    for (const basis of [
      { ...model.basis, name: 'elsewhere' },
      { ...model.basis, against: 'HEAD' },
    ]) {
      const next = changed(whole(2, { ...edited, basis }));
      expect(viewAfter(changed(whole(1, model)), next).changes).toEqual([]);
    }
  });

  it('keeps a model while the next one loads and while the server is gone, as one that is old', () => {
    const loading = viewAfter(changed(whole(1, model)), { type: 'loading' });
    expect(loading).toMatchObject({ shown: { kind: 'model' }, isOld: true, trouble: undefined });
    const gone = receive(loading, { type: 'problem', message: 'gone' });
    expect(gone).toMatchObject({ shown: { kind: 'model' }, isOld: true, trouble: 'gone' });
    const back = receive(gone, { type: 'loading' });
    expect(back.trouble).toBeUndefined();
    expect(receive(back, changed(whole(1, withVerdicts(model, {}))))).toMatchObject({ isOld: false });
  });

  it('is old while an edit is worked out, until that is told or the next picture comes', () => {
    const shown = viewAfter(changed(whole(1, model)));
    const old = receive(shown, { type: 'age', isOld: true });
    expect(old).toMatchObject({ shown: shown.shown, isOld: true });
    expect(receive(old, { type: 'age', isOld: false })).toEqual(shown);
    expect(receive(old, changed(whole(2, withVerdicts(model, {}))))).toMatchObject({ isOld: false });
  });

  it('has nothing to keep where the server was never there', () => {
    expect(viewAfter({ type: 'problem', message: 'gone' })).toMatchObject({
      shown: { kind: 'loading' },
      trouble: 'gone',
    });
  });

  it('says why there is nothing to show', () => {
    const view = viewAfter(changed(whole(1, model)), {
      type: 'changed',
      changed: {
        subscription: 's',
        revision: 2,
        change: { kind: 'nothing', message: 'A Service has no traffic of its own.' },
      },
    });
    expect(view.shown).toEqual({ kind: 'nothing', message: 'A Service has no traffic of its own.' });
  });

  it('takes over the panel’s state', () => {
    expect(viewAfter({ type: 'panel', state: { focus: undefined, pinned: true } }).panel.pinned).toBe(true);
  });
});
