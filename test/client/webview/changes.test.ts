import { expect, it } from 'vitest';
import { compareModels, summarise } from '../../../client/webview/state/changes.ts';
import type { PreviewModel } from '../../../server/src/protocol/preview.ts';
import { largeModel, sampleModel, withoutRow, withVerdicts } from '../support/models.ts';

const model = sampleModel();

const cases: readonly {
  readonly name: string;
  readonly before: PreviewModel;
  readonly after: PreviewModel;
  readonly text: string;
}[] = [
  { name: 'nothing', before: model, after: structuredClone(model), text: '' },
  {
    name: 'one row',
    before: model,
    after: withVerdicts(model, { 'frontend/web': 'denied' }),
    text: 'Who can reach it: web (frontend) is now denied, was allowed.',
  },
  {
    name: 'a row gone and one changed, in both directions',
    before: model,
    after: withVerdicts(withoutRow(model, 'checkout/cron'), { 'payments/db': 'partly' }),
    text: 'Who can reach it: cron (checkout) is no longer listed. What it can reach: db (payments) is now partly allowed, was allowed.',
  },
  {
    name: 'a new row',
    before: withoutRow(model, 'absent/batch'),
    after: model,
    text: 'Who can reach it: any pod with app=batch in a namespace with team=data (Not in these files) is new, not known.',
  },
  {
    name: 'the last row',
    before: model,
    after: withVerdicts(model, { 'ingress/rest': 'allowed' }),
    text: 'Who can reach it: Everyone else is now allowed, was denied.',
  },
  {
    name: 'a row beside groups that both share',
    before: model,
    after: {
      ...model,
      lanes: model.lanes.map((lane) => ({
        ...lane,
        groups: lane.groups.map((group) =>
          group.id === 'ns/checkout' ? { ...group, rows: group.rows.slice(1) } : group,
        ),
      })),
    },
    text: 'Who can reach it: worker (checkout) is no longer listed.',
  },
  {
    name: 'many rows',
    before: largeModel(12),
    after: withVerdicts(withoutRow(largeModel(12), 'many/1'), {
      'many/0': 'denied',
      'many/3': 'denied',
      'many/6': 'denied',
      'many/2': 'allowed',
    }),
    text: '3 rows now denied, 1 row now allowed, 1 row no longer listed.',
  },
];

it.each(cases)('tells what an edit changed: $name', ({ before, after, text }) => {
  expect(summarise(compareModels(before, after))).toBe(text);
});
