import type {
  Chip,
  Phrase,
  PreviewChanged,
  PreviewGroup,
  PreviewLane,
  PreviewModel,
  PreviewRow,
  SourceLink,
  Verdict,
} from '../../../server/src/protocol/preview.ts';

export function link(text: string): SourceLink {
  const [file = text, line = '1'] = text.split(':');
  const at = Number(line) - 1;
  return {
    text,
    uri: `file:///workspace/shop/${file}`,
    range: { start: { line: at, character: 4 }, end: { line: at, character: 16 } },
  };
}

function chip(text: string, verdict: Verdict): Chip {
  return { text, verdict };
}

interface RowParts extends Partial<PreviewRow> {
  readonly who: string;
  readonly verdict: Verdict;
}

const words: Readonly<Record<Verdict, string>> = {
  allowed: 'Allowed',
  partly: 'One side only',
  denied: 'Denied',
  unknown: 'Not known',
};

export function row(id: string, parts: RowParts): PreviewRow {
  return {
    id,
    word: words[parts.verdict],
    detail: '',
    chips: [],
    reason: [],
    decidedBy: undefined,
    members: [],
    ...parts,
  };
}

export function group(id: string, title: string, rows: readonly PreviewRow[], detail = ''): PreviewGroup {
  return { id, title, detail, startsClosed: false, rows };
}

const at = (text: string) => ({ link: link(text) });

function ingress(): PreviewLane {
  return {
    id: 'ingress',
    title: 'Who can reach it',
    summary: [
      'Only the callers listed here get in: two policies select api (',
      at('payments.yaml:12'),
      ', ',
      at('default-deny.yaml:1'),
      '). Both the caller’s and api’s side must allow.',
    ],
    groups: [
      group('ns/checkout', 'checkout', [
        row('checkout/worker', {
          who: 'worker',
          detail: 'StatefulSet · 2 pods',
          verdict: 'allowed',
          chips: [chip('8080 http', 'allowed')],
          reason: ['leaves freely · let in by ', at('payments.yaml:24')],
          decidedBy: link('payments.yaml:24'),
        }),
        row('checkout/cron', {
          who: 'cron',
          detail: 'CronJob',
          verdict: 'denied',
          chips: [chip('8080 http', 'denied')],
          reason: [
            'leaves freely · ',
            { strong: 'not let in' },
            ': ',
            at('payments.yaml:24'),
            ' wants tier=worker, cron has tier=batch',
          ],
          decidedBy: link('payments.yaml:24'),
        }),
      ]),
      group(
        'ns/frontend',
        'frontend',
        [
          row('frontend/web', {
            who: 'web',
            detail: 'Deployment · 3 pods',
            verdict: 'allowed',
            chips: [chip('8080 http', 'allowed')],
            reason: ['leaves by ', at('web.yaml:31'), ' · let in by ', at('payments.yaml:18')],
            decidedBy: link('payments.yaml:18'),
          }),
          row('frontend/admin', {
            who: 'admin',
            detail: 'Deployment · 1 pod',
            verdict: 'partly',
            stoppedAt: 'source',
            chips: [chip('8080 http', 'partly')],
            reason: [
              { strong: 'may not leave' },
              ': ',
              at('frontend/deny-all.yaml:9'),
              ' · would be let in by ',
              at('payments.yaml:18'),
            ],
            decidedBy: link('frontend/deny-all.yaml:9'),
          }),
        ],
        '2 of its 4 workloads; the others under “everyone else”',
      ),
      group('ns/monitoring', 'monitoring', [
        row('monitoring/prometheus', {
          who: 'prometheus',
          detail: 'StatefulSet · 1 pod',
          verdict: 'partly',
          word: 'Some ports',
          chips: [chip('8080 http', 'allowed'), chip('9090 metrics', 'denied')],
          reason: ['leaves freely · let in on 8080 only, by ', at('payments.yaml:30')],
          decidedBy: link('payments.yaml:30'),
        }),
      ]),
      group('outside', 'Outside the cluster', [
        row('outside/203.0.113.0/24', {
          who: '203.0.113.0/24',
          detail: '255 addresses, without 203.0.113.7',
          verdict: 'allowed',
          chips: [chip('8080 http', 'allowed')],
          reason: ['let in by ', at('payments.yaml:34')],
          decidedBy: link('payments.yaml:34'),
        }),
      ]),
      group('absent', 'Not in these files', [
        row('absent/batch', {
          who: 'any pod with app=batch in a namespace with team=data',
          verdict: 'unknown',
          chips: [chip('8080 http', 'unknown')],
          reason: ['would be let in by ', at('payments.yaml:39'), '; whether it may leave is not known here'],
          decidedBy: link('payments.yaml:39'),
        }),
      ]),
    ],
    rest: row('ingress/rest', {
      who: 'Everyone else',
      detail: '4 workloads, every other address',
      verdict: 'denied',
      reason: ['not let in: nothing above names them'],
      decidedBy: link('default-deny.yaml:1'),
      members: ['frontend/blog', 'frontend/search', 'shop/cart', 'shop/stock'].map((text, index) => ({
        text,
        link: index === 3 ? undefined : link(`${text.replace('/', '-')}.yaml:1`),
      })),
    }),
  };
}

function egress(): PreviewLane {
  return {
    id: 'egress',
    title: 'What it can reach',
    summary: ['Only what is listed here: ', at('payments.yaml:40'), ' limits where api may go.'],
    groups: [
      group('ns/payments', 'payments', [
        row('payments/db', {
          who: 'db',
          detail: 'StatefulSet · 1 pod',
          verdict: 'allowed',
          chips: [chip('5432 pg', 'allowed')],
          reason: ['leaves by ', at('payments.yaml:46'), ' · let in by ', at('db.yaml:11')],
          decidedBy: link('payments.yaml:46'),
        }),
      ]),
      group('ns/kube-system', 'kube-system', [
        row('kube-system/dns', {
          who: 'cluster DNS',
          detail: 'k8s-app=kube-dns',
          verdict: 'unknown',
          chips: [chip('53 UDP', 'unknown'), chip('53 TCP', 'unknown')],
          reason: [
            'leaves by ',
            at('payments.yaml:51'),
            ' · kube-system is not in these files, so its side is not known',
          ],
          decidedBy: link('payments.yaml:51'),
        }),
      ]),
      group('outside', 'Outside the cluster', [
        row('outside/any', {
          who: 'any address',
          detail: '0.0.0.0/0 without private ranges',
          verdict: 'allowed',
          chips: [chip('443', 'allowed')],
          reason: ['leaves by ', at('payments.yaml:57')],
          decidedBy: link('payments.yaml:57'),
        }),
        row('outside/metadata', {
          who: '169.254.169.254',
          detail: 'cloud metadata',
          verdict: 'denied',
          reason: ['taken out of 0.0.0.0/0 by ', at('payments.yaml:60')],
          decidedBy: link('payments.yaml:60'),
        }),
      ]),
    ],
    rest: row('egress/rest', {
      who: 'Everything else',
      detail: '41 workloads',
      verdict: 'denied',
      reason: ['may not leave: nothing above names them'],
    }),
  };
}

const notes: readonly Phrase[] = [
  ['The API server refuses ', at('broken.yaml:7'), '; the policy counts as absent until that is mended.'],
];

/** A workload with every kind of row that there is. */
export function sampleModel(): PreviewModel {
  return {
    title: 'Traffic',
    basis: {
      what: 'environment',
      name: 'prod',
      detail:
        'all files of shop; complete are the workloads and policies of checkout, frontend, monitoring and payments.',
      choice: 'completeness',
    },
    subject: {
      heading: 'This workload',
      title: 'payments/api',
      detail: 'Deployment · 2 pods',
      link: link('api.yaml:1'),
      facts: [
        {
          title: 'Policies that apply',
          entries: [
            [at('payments.yaml:8'), ' in and out'],
            [at('default-deny.yaml:1'), ' in'],
          ],
        },
        { title: 'Listens on', entries: [['8080 http'], ['9090 metrics']] },
        { title: 'Labels', entries: [['app=api'], ['tier=backend']] },
      ],
    },
    lanes: [ingress(), egress()],
    columns: { group: 'Where', who: 'Who', chips: 'Ports', reason: 'Why', rest: 'Elsewhere' },
    legend: [
      { verdict: 'allowed', word: 'Allowed', meaning: 'both sides allow it' },
      { verdict: 'partly', word: 'Partly', meaning: 'one side denies it' },
      { verdict: 'denied', word: 'Denied', meaning: 'nothing gets through' },
      { verdict: 'unknown', word: 'Not known', meaning: 'it depends on what is not in these files' },
    ],
    notes,
  };
}

/** The model with other verdicts, by row id. */
export function withVerdicts(model: PreviewModel, verdicts: Readonly<Record<string, Verdict>>): PreviewModel {
  const change = (old: PreviewRow): PreviewRow => ({ ...old, verdict: verdicts[old.id] ?? old.verdict });
  const lane = (old: PreviewLane): PreviewLane => ({
    ...old,
    groups: old.groups.map((part) => ({ ...part, rows: part.rows.map(change) })),
    rest: old.rest && change(old.rest),
  });
  return { ...model, lanes: model.lanes.map(lane) };
}

/** The model without a row. */
export function withoutRow(model: PreviewModel, id: string): PreviewModel {
  const lane = (old: PreviewLane): PreviewLane => ({
    ...old,
    groups: old.groups.map((part) => ({
      ...part,
      rows: part.rows.filter((candidate) => candidate.id !== id),
    })),
  });
  return { ...model, lanes: model.lanes.map(lane) };
}

/** A model whose first group has many rows. */
export function largeModel(rows: number): PreviewModel {
  const model = sampleModel();
  const many = Array.from({ length: rows }, (_, index) =>
    row(`many/${index}`, {
      who: `service-${index}`,
      detail: `Deployment · ${(index % 5) + 1} pods`,
      verdict: index % 3 === 0 ? 'allowed' : 'denied',
      chips: [chip('8080 http', index % 3 === 0 ? 'allowed' : 'denied')],
      reason: ['leaves freely · decided by ', at(`services-${index % 40}.yaml:${index + 1}`)],
      decidedBy: link(`services-${index % 40}.yaml:${index + 1}`),
    }),
  );
  const [first, ...others] = model.lanes;
  if (first === undefined) return model;
  return {
    ...model,
    lanes: [{ ...first, groups: [group('ns/many', 'many', many), ...first.groups] }, ...others],
  };
}

export function whole(revision: number, model: PreviewModel): PreviewChanged {
  return { subscription: 's', revision, change: { kind: 'whole', model } };
}

/** The lane with an id. */
export function laneOf(model: PreviewModel, id: string): PreviewLane {
  const lane = model.lanes.find((one) => one.id === id);
  if (lane === undefined) throw new Error(`the model has no lane ${id}`);
  return lane;
}

/** @param parts of the model that differ, and the lanes that do */
export function patch(base: number, revision: number, parts: Partial<PreviewModel>): PreviewChanged {
  const { lanes = [], ...others } = parts;
  return { subscription: 's', revision, change: { kind: 'patch', base, parts: others, lanes } };
}

/** What is otherwise than in another state: the changed rows alone, each with what it was. */
export function changedModel(): PreviewModel {
  const model = sampleModel();
  const was = (verdict: Verdict, ...ports: readonly string[]): Pick<PreviewRow, 'before'> => ({
    before: { verdict, word: words[verdict], chips: ports.map((port) => chip(port, verdict)) },
  });
  const lost = row('lost/cron', {
    who: 'checkout/cron',
    detail: 'CronJob',
    verdict: 'denied',
    reason: [
      'leaves freely · ',
      { strong: 'not let in' },
      ': ',
      at('payments.yaml:24'),
      ' wants tier=worker',
    ],
    decidedBy: link('payments.yaml:24'),
    ...was('allowed', '8080 http', '9090 metrics'),
  });
  const gained = row('gained/web', {
    who: 'frontend/web',
    detail: 'Deployment',
    verdict: 'allowed',
    chips: [chip('8080 http', 'allowed')],
    reason: ['let in by ', at('payments.yaml:18')],
    decidedBy: link('payments.yaml:18'),
    ...was('denied'),
  });
  const [ingress, egress] = model.lanes;
  return {
    ...model,
    title: 'Changes',
    basis: { ...model.basis, against: 'HEAD' },
    lanes: [
      ...(ingress === undefined
        ? []
        : [
            {
              ...ingress,
              summary: ['1 connection lost, 1 connection gained against HEAD.'],
              groups: [
                group('ingress/lost', 'No longer allowed', [lost]),
                group('ingress/gained', 'Newly allowed', [gained]),
              ],
              rest: undefined,
            },
          ]),
      ...(egress === undefined
        ? []
        : [{ ...egress, summary: ['Nothing is otherwise than in HEAD.'], groups: [], rest: undefined }]),
    ],
  };
}
