import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HostMessage } from '../../client/src/panels/messages.ts';
import { previewChanged } from '../../client/src/panels/modelShape.ts';
import { applyPatch } from '../../client/src/panels/patch.ts';
import { initialView, receive, type View } from '../../client/webview/state/view.ts';
import { finish } from '../../server/src/base/steps.ts';
import type { PreviewAnswer } from '../../server/src/features/preview/previewAt.ts';
import { type PreviewStep, previewChanges } from '../../server/src/lsp/previewChanges.ts';
import type { PreviewLane, PreviewModel, PreviewRow } from '../../server/src/protocol/preview.ts';
import { laneOf, largeModel, sampleModel, withoutRow, withVerdicts } from '../client/support/models.ts';

const answer = (model: PreviewModel): PreviewAnswer => ({ kind: 'whole', model });
const changes = (before: PreviewModel | undefined, after: PreviewModel) =>
  finish(previewChanges(before && answer(before), answer(after)));

/** With another summary in every lane. */
const retold = (model: PreviewModel): PreviewModel => ({
  ...model,
  lanes: model.lanes.map((lane) => ({ ...lane, summary: ['told in other words'] })),
});

/** Pictures with some of the rows of the sample, in some order, some of them told in another way. */
const pictures: fc.Arbitrary<PreviewModel> = fc
  .tuple(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), fc.boolean())
  .map(([chances, isRetold]) => {
    const chance = (): number => chances.next().value ?? 0;
    const sample = chance() < 0.3 ? largeModel(130) : sampleModel();
    const vary = (row: PreviewRow): PreviewRow => {
      const ends = { from: 'one', to: String(chance()) };
      const walked: PreviewRow = chance() < 0.3 ? { ...row, walk: ends, stoppedAt: 'ports' } : row;
      const told: PreviewRow = chance() < 0.3 ? { ...walked, verdict: 'unknown' } : walked;
      return chance() < 0.3 ? { ...told, members: [{ text: 'one', link: undefined }] } : told;
    };
    const lanes = sample.lanes.map((lane): PreviewLane => {
      const groups = lane.groups.map((group) => {
        const kept = group.rows.filter(() => chance() < 0.8).map(vary);
        return { ...group, rows: chance() < 0.3 ? kept.reverse() : kept };
      });
      const rest = lane.rest && chance() < 0.8 ? vary(lane.rest) : undefined;
      return { ...lane, groups: chance() < 0.3 ? groups.slice(1) : groups, rest };
    });
    const model = { ...sample, lanes };
    return isRetold ? retold(model) : model;
  });

describe('what is sent to a panel', () => {
  it('is the whole where it shows nothing yet', () => {
    expect(changes(undefined, sampleModel())).toEqual([answer(sampleModel())]);
  });

  it('is nothing where nothing differs', () => {
    expect(changes(sampleModel(), sampleModel())).toEqual([]);
  });

  it('is a patch of the parts and lanes that differ', () => {
    const model = sampleModel();
    const ingress = { ...laneOf(model, 'ingress'), groups: [], rest: undefined };
    const after = { ...model, notes: [['a note']], lanes: [ingress, laneOf(model, 'egress')] };
    expect(changes(model, after)).toEqual([
      { kind: 'patch', parts: { notes: [['a note']] }, lanes: [ingress] },
    ]);
  });

  it('tells groups and rows that are as they were by their ids, and of others what differs', () => {
    const model = sampleModel();
    const [only] = changes(
      model,
      withVerdicts(model, { 'checkout/cron': 'allowed', 'ingress/rest': 'unknown' }),
    );
    expect(only).toMatchObject({
      kind: 'patch',
      lanes: [
        {
          id: 'ingress',
          groups: [
            {
              id: 'ns/checkout',
              rows: ['checkout/worker', { id: 'checkout/cron', changed: { verdict: 'allowed' }, gone: [] }],
            },
            'ns/frontend',
            'ns/monitoring',
            'outside',
            'absent',
          ],
          rest: { id: 'ingress/rest', changed: { verdict: 'unknown' }, gone: [] },
        },
      ],
    });
  });

  it('tells rows by their ids that have moved, and those of a group that is told in other words', () => {
    const model = sampleModel();
    const lanes = model.lanes.map((lane) => {
      const [first, second, ...others] = lane.groups;
      if (first === undefined || second === undefined) return lane;
      const moved = { ...first, rows: [...second.rows, ...first.rows].reverse() };
      return { ...lane, groups: [moved, { ...second, detail: 'in other words' }, ...others] };
    });
    const patched = changes(model, { ...model, lanes }).flatMap((step) =>
      step.kind === 'patch' ? step.lanes.flatMap(({ groups }) => groups) : [],
    );
    const groups = patched.flatMap((group) => (typeof group === 'string' ? [] : [group]));
    expect(groups.map(({ detail }) => detail)).toContain('in other words');
    expect(groups.flatMap(({ rows }) => rows).every((row) => typeof row === 'string')).toBe(true);
  });

  it('are rows ahead of the patch that puts them in place, where many are to be written', () => {
    const before = largeModel(250);
    const members = Array.from({ length: 3 }, (_, index) => ({ text: String(index), link: undefined }));
    const verdicts = Array.from({ length: 250 }, (_, index) => [`many/${index}`, 'unknown'] as const);
    const after = withVerdicts(before, { ...Object.fromEntries(verdicts), 'payments/db': 'denied' });
    expect(changes(before, after).map(written)).toEqual(['patch']);
    expect(changes(before, withMembers(after, members)).map(written)).toEqual([
      'ingress: 100',
      'ingress: 100',
      'ingress: 57',
      'egress: 4',
      'patch',
    ]);
  });

  it('says which parts a row has no more', () => {
    const model = sampleModel();
    const stopped = withRow(model, 'checkout/cron', { stoppedAt: 'source' });
    const moved = withRow(model, 'checkout/cron', { stoppedAt: undefined, who: 'the one job' });
    const [only] = changes(stopped, moved);
    if (only?.kind !== 'patch') throw new Error('no patch');
    const [group] = only.lanes.flatMap((lane) => lane.groups);
    expect(group).toMatchObject({
      rows: [
        'checkout/worker',
        { id: 'checkout/cron', changed: { who: 'the one job' }, gone: ['stoppedAt'] },
      ],
    });
  });

  it('is an outline, its rows and a patch where a large picture is the first', () => {
    expect(changes(undefined, largeModel(150)).map(written)).toEqual([
      'outline',
      'ingress: 100',
      'ingress: 57',
      'egress: 4',
      'patch',
    ]);
  });

  it('leads a panel from any picture to any other one, and draws nothing in between', () => {
    const start = initialView({ focus: undefined, pinned: false });
    fc.assert(
      fc.property(fc.array(pictures, { maxLength: 3 }), pictures, (before, last) => {
        let view = start;
        let shown: PreviewModel | undefined;
        let revision = 0;
        for (const next of [...before, last]) {
          for (const step of changes(shown, next)) {
            expect(modelIn(view)).toEqual(shown);
            const change = { ...step, base: revision };
            revision++;
            view = receive(view, overChannel({ subscription: 's', revision, change }));
          }
          expect(view.needsWhole).toBe(false);
          expect(modelIn(view)).toEqual(next);
          shown = next;
        }
      }),
    );
  });

  it('is of no use to a panel that does not hold a row which it tells of', () => {
    const model = sampleModel();
    const after = withVerdicts(model, { 'checkout/cron': 'allowed' });
    const [step] = changes(model, after);
    if (step?.kind !== 'patch') throw new Error('no patch');
    const patch = { ...step, base: 1 };
    expect(applyPatch(model, patch, new Map())).toEqual(after);
    expect(applyPatch(withoutRow(model, 'checkout/cron'), patch, new Map())).toBeUndefined();
    expect(applyPatch(withoutRow(model, 'checkout/worker'), patch, new Map())).toBeUndefined();
    const lanes = model.lanes.map((lane) => ({ ...lane, groups: lane.groups.slice(0, 1) }));
    expect(applyPatch({ ...model, lanes }, patch, new Map())).toBeUndefined();
  });
});

/** With every row of it changed in this way. */
function withRows(model: PreviewModel, change: (row: PreviewRow) => PreviewRow): PreviewModel {
  const lanes = model.lanes.map((lane) => ({
    ...lane,
    groups: lane.groups.map((group) => ({ ...group, rows: group.rows.map(change) })),
  }));
  return { ...model, lanes };
}

const withMembers = (model: PreviewModel, members: PreviewRow['members']): PreviewModel =>
  withRows(model, (row) => ({ ...row, members }));

const withRow = (model: PreviewModel, id: string, parts: Partial<PreviewRow>): PreviewModel =>
  withRows(model, (row) => (row.id === id ? { ...row, ...parts } : row));

function written(step: PreviewStep): string {
  return step.kind === 'rows' ? `${step.lane}: ${step.rows.length}` : step.kind;
}

function modelIn({ shown }: View): PreviewModel | undefined {
  return shown.kind === 'model' ? shown.model : undefined;
}

/** What arrives of a message, which the extension checks. */
function overChannel(message: unknown): HostMessage {
  const changed: unknown = JSON.parse(JSON.stringify(message));
  if (!previewChanged(changed)) throw new Error('the extension does not pass this on');
  return { type: 'changed', changed };
}
