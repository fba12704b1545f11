import { matrixLegend } from '../../../server/src/features/matrix/verdictWords.ts';
import type {
  MatrixBlock,
  MatrixChanged,
  MatrixEnd,
  MatrixGroup,
  MatrixModel,
  MatrixVerdictEntry,
} from '../../../server/src/protocol/matrix.ts';

/** The verdicts of the sample, by the letters that stand for them. */
const entries: Readonly<Record<string, MatrixVerdictEntry>> = {
  A: { id: 1, verdict: 'allowed', word: 'Allowed', text: '' },
  S: { id: 3, verdict: 'some', word: 'Some ports', text: 'TCP 8080, 9090' },
  H: { id: 4, verdict: 'half', word: 'One side only', text: 'the receiver’s policies stop it' },
  '.': { id: 0, verdict: 'denied', word: 'Denied', text: '' },
  '?': { id: 5, verdict: 'unknown', word: 'Not known', text: 'perhaps TCP 9100' },
  ' ': { id: 2, verdict: 'none', word: 'No way in', text: 'no Ingress or route leads there' },
};

/** A namespace whose kinds are lists of names. */
export function namespace(
  name: string,
  kinds: readonly (readonly string[])[],
  startsClosed = false,
): MatrixGroup {
  return {
    id: `namespace/${name}`,
    title: name,
    detail: `${kinds.flat().length} workloads`,
    axis: 'both',
    isOutside: false,
    startsClosed,
    kinds: kinds.map((ends) => ends.map((end) => workload(name, end))),
  };
}

function workload(group: string, name: string): MatrixEnd {
  return { id: `${group}/${name}[Deployment]`, title: name, detail: 'Deployment' };
}

function outside(axis: 'sources' | 'destinations'): MatrixGroup {
  return {
    id: `addresses/${axis}`,
    title: 'Outside the cluster',
    detail: '',
    axis,
    isOutside: true,
    startsClosed: false,
    kinds: [[{ id: '0.0.0.0-255.255.255.255', title: 'any address', detail: '' }]],
  };
}

/** A block from one letter a cell. */
export function block(from: string, to: string, letters: string): MatrixBlock {
  const cells = [...letters].flatMap((letter) => [entries[letter]?.id ?? 0, 1]);
  return { from, to, cells };
}

const [shop, payments] = [
  namespace('shop', [['web'], ['admin'], ['audit', 'batch']]),
  namespace('payments', [['api'], ['db']]),
];

/** Two namespaces and what is outside: web reaches api on some ports, the workers are stopped by db's side. */
export function sampleMatrix(): MatrixModel {
  return {
    title: 'Connections',
    basis: {
      what: 'environment',
      name: 'prod',
      detail: '4 NetworkPolicies and 6 workloads in 2 namespaces were read.',
      choice: 'completeness',
    },
    groups: [payments, shop, outside('sources'), outside('destinations')],
    verdicts: Object.values(entries),
    blocks: [
      block(payments.id, payments.id, 'AS.A'),
      block(payments.id, shop.id, 'AAAAAA'),
      block(payments.id, 'addresses/destinations', 'AA'),
      block(shop.id, payments.id, 'SA?..H'),
      block(shop.id, shop.id, 'AAAA.....'),
      block(shop.id, 'addresses/destinations', 'A..'),
      block('addresses/sources', payments.id, '..'),
      block('addresses/sources', shop.id, 'AAA'),
    ],
    legend: matrixLegend,
    subject: { title: 'payments/db', ends: ['payments/db[Deployment]'] },
    changes: undefined,
    notes: [],
  };
}

/** A square of so many workloads, each a kind of its own, in namespaces of 25; every seventh connection is allowed. */
export function largeMatrix(count: number, startsClosed = false): MatrixModel {
  const groups: MatrixGroup[] = [];
  for (let first = 0; first < count; first += 25) {
    const names = Array.from({ length: Math.min(25, count - first) }, (_, index) => [
      `service-${first + index}`,
    ]);
    groups.push(namespace(`team-${groups.length}`, names, startsClosed));
  }
  const blocks = groups.flatMap((from, row) =>
    groups.map((to, column): MatrixBlock => {
      const cells: number[] = [];
      for (let place = 0; place < from.kinds.length * to.kinds.length; place++) {
        cells.push((place + row + column) % 7 === 0 ? 1 : 0, 1);
      }
      return { from: from.id, to: to.id, cells };
    }),
  );
  return { ...sampleMatrix(), groups, blocks, subject: undefined };
}

export function wholeMatrix(revision: number, model: MatrixModel): MatrixChanged {
  return { subscription: 's', revision, change: { kind: 'whole', model } };
}

/** The model with one block of other letters. */
export function withBlock(model: MatrixModel, from: string, to: string, letters: string): MatrixModel {
  const blocks = model.blocks.map((known) =>
    known.from === from && known.to === to ? block(from, to, letters) : known,
  );
  return { ...model, blocks };
}
