import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import type { PreviewAnswer } from '../../server/src/features/preview/previewAt.ts';
import { previewChanges } from '../../server/src/lsp/previewChanges.ts';
import type { PreviewModel } from '../../server/src/protocol/preview.ts';
import { laneOf, largeModel, sampleModel } from '../client/support/models.ts';

const answer = (model: PreviewModel): PreviewAnswer => ({ kind: 'whole', model });
const changes = (before: PreviewModel | undefined, after: PreviewModel) =>
  finish(previewChanges(before && answer(before), answer(after)));

/** With another summary in every lane. */
const retold = (model: PreviewModel): PreviewModel => ({
  ...model,
  lanes: model.lanes.map((lane) => ({ ...lane, summary: ['told in other words'] })),
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
    const ingress = { ...laneOf(model, 'ingress'), groups: [] };
    const after = { ...model, notes: [['a note']], lanes: [ingress, laneOf(model, 'egress')] };
    expect(changes(model, after)).toEqual([
      { kind: 'patch', parts: { notes: [['a note']] }, lanes: [ingress] },
    ]);
  });

  it('is a patch for each lane where there are many rows', () => {
    const after = { ...retold(largeModel(1000)), notes: [['a note']] };
    const sent = changes(largeModel(1000), after);
    expect(sent).toEqual([
      { kind: 'patch', parts: { notes: [['a note']] }, lanes: [laneOf(after, 'ingress')] },
      { kind: 'patch', parts: {}, lanes: [laneOf(after, 'egress')] },
    ]);
  });
});
