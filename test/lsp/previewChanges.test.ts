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
      const told: PreviewRow = chance() < 0.3 ? { ...row, verdict: 'unknown' } : row;
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

  it('tells rows that are as they were by their ids, and leaves out members that are', () => {
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
            { id: 'ns/checkout', rows: ['checkout/worker', { id: 'checkout/cron', verdict: 'allowed' }] },
            { id: 'ns/frontend', rows: ['frontend/web', 'frontend/admin'] },
            { id: 'ns/monitoring' },
            { id: 'outside' },
            { id: 'absent' },
          ],
          rest: { id: 'ingress/rest', verdict: 'unknown', members: undefined },
        },
      ],
    });
  });

  it('are rows ahead of the patch that puts them in place, where many are to be written', () => {
    const before = largeModel(250);
    const verdicts = Array.from({ length: 250 }, (_, index) => [`many/${index}`, 'unknown'] as const);
    const after = withVerdicts(before, { ...Object.fromEntries(verdicts), 'payments/db': 'denied' });
    expect(changes(before, after).map(written)).toEqual([
      'ingress: 100',
      'ingress: 100',
      'ingress: 50',
      'egress: 1',
      'patch',
    ]);
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
    const [step] = changes(model, retold(model));
    if (step?.kind !== 'patch') throw new Error('no patch');
    const patch = { ...step, base: 1 };
    expect(applyPatch(model, patch, new Map())).toEqual(retold(model));
    expect(applyPatch(withoutRow(model, 'checkout/cron'), patch, new Map())).toBeUndefined();
  });
});

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
