import type { PreviewModel } from '../../../server/src/protocol/preview.ts';
import type { ConnectionQuestion, WalkAnswer, WalkCase } from '../../../server/src/protocol/walk.ts';
import { link, sampleModel } from './models.ts';

/** The sample, of which each row of pods has a connection to walk through. */
export function modelWithWalks(): PreviewModel {
  const model = sampleModel();
  return {
    ...model,
    lanes: model.lanes.map((lane) => ({
      ...lane,
      groups: lane.groups.map((group) => ({
        ...group,
        rows: group.rows.map((row) => ({
          ...row,
          walk: { from: `${group.title}/${row.who}`, to: 'payments/api' },
        })),
      })),
    })),
  };
}

export const cronQuestion: ConnectionQuestion = { from: 'checkout/cron', to: 'payments/api' };

export const deniedCase: WalkCase = {
  id: 'checkout/cron payments/api',
  from: 'checkout/cron',
  to: 'payments/api',
  verdict: 'denied',
  word: 'Denied',
  chips: [{ verdict: 'denied', text: '8080 http' }],
  conclusion: [{ strong: 'api does not let it in' }, ', though cron may leave for it.'],
  sides: [
    {
      id: 'egress',
      title: 'Leaving checkout/cron',
      verdict: 'allowed',
      word: 'Allowed',
      steps: [
        {
          verdict: 'allowed',
          text: ['No policy limits where cron may go: it may go anywhere, on every port.'],
          place: link('cron.yaml:3'),
        },
      ],
    },
    {
      id: 'ingress',
      title: 'Entering payments/api',
      verdict: 'denied',
      word: 'Denied',
      steps: [
        {
          verdict: undefined,
          text: ['Policy ', { strong: 'api' }, ' limits who reaches api: it applies to pods with app=api.'],
          place: link('payments.yaml:12'),
        },
        {
          verdict: 'denied',
          text: ['No rule of this policy ', { strong: 'lets cron in' }, '.'],
          place: link('payments.yaml:9'),
        },
        {
          verdict: undefined,
          text: [
            'Ingress rule 1 of policy ',
            { strong: 'api' },
            ' comes nearest to letting it in: it wants pods with tier=worker, cron has tier=batch.',
          ],
          place: link('payments.yaml:24'),
        },
        { verdict: undefined, text: ['On Cilium: something is otherwise.'], place: undefined },
      ],
    },
  ],
};

export function walkAnswer(cases: readonly WalkCase[] = [deniedCase]): WalkAnswer {
  return {
    kind: 'walk',
    walk: {
      question: cronQuestion,
      from: 'checkout/cron',
      to: 'payments/api',
      port: 'any port',
      verdict: cases.length > 1 ? 'partly' : 'denied',
      word: cases.length > 1 ? 'Some of them' : 'Denied',
      environment: 'shop',
      cases,
      notes: [],
    },
  };
}
