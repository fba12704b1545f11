import { describe, expect, it } from 'vitest';
import { Faces } from '../../../../client/webview/matrix/faces.ts';
import { type AxisLine, axesOf } from '../../../../client/webview/matrix/lines.ts';
import {
  emptyMatrixLayout,
  type MatrixLayout,
  setOpen,
} from '../../../../client/webview/matrix/matrixLayout.ts';
import type { MatrixModel } from '../../../../server/src/protocol/matrix.ts';
import { sampleMatrix } from '../../support/matrixModels.ts';

const model = sampleMatrix();

/** `+shop` for an open group, `-shop` for a closed one, the name of an end. */
function names(lines: readonly AxisLine[]): string {
  return lines
    .map((line) => (line.kind === 'group' ? `${line.isOpen ? '+' : '-'}${line.group.title}` : line.end.title))
    .join(' ');
}

function drawn(parts: Partial<MatrixLayout>, of: MatrixModel = model): readonly [string, string] {
  const { rows, columns } = axesOf(of, { ...emptyMatrixLayout, ...parts });
  return [names(rows), names(columns)];
}

const all = '+payments api db +shop web admin audit batch +Outside the cluster any address';

describe('rows and columns of the matrix', () => {
  it.each<[string, Partial<MatrixLayout>, string, string]>([
    ['all', {}, all, all],
    [
      'a closed namespace',
      { closed: ['namespace/shop'] },
      '+payments api db -shop +Outside the cluster any address',
      '+payments api db -shop +Outside the cluster any address',
    ],
    ['a sender by name', { from: 'ad' }, '+shop admin +Outside the cluster any address', all],
    ['a sender by namespace and name', { from: 'SHOP/web' }, '+shop web', all],
    ['one of several receivers', { to: 'db, batch' }, all, '+payments db +shop batch'],
    ['half-open ones', { verdicts: ['half'] }, '+shop audit batch', '+payments db'],
    ['those not known', { verdicts: ['unknown'] }, '+shop admin', '+payments api'],
    [
      'half-open or not known',
      { verdicts: ['half', 'unknown'] },
      '+shop admin audit batch',
      '+payments api db',
    ],
    ['half-open ones to api', { verdicts: ['half'], to: 'api' }, '', ''],
    ['those from outside', { outside: true }, '+Outside the cluster any address', all],
    ['those from the cursor', { atCursor: 'from' }, '+payments db', all],
    ['those to the cursor', { atCursor: 'to' }, all, '+payments db'],
  ])('show %s', (_, layout, rows, columns) => {
    expect(drawn(layout)).toEqual([rows, columns]);
  });

  it('show what changed, by its ends', () => {
    const change = {
      from: ['shop/web[Deployment]'],
      to: ['payments/api[Deployment]', 'payments/db[Deployment]'],
      what: 'lost' as const,
      text: 'was Allowed',
    };
    const changed = { ...model, changes: { against: 'HEAD', list: [change] } };
    expect(drawn({ changed: true }, changed)).toEqual(['+shop web', '+payments api db']);
  });

  it('show among changes what is lost first, in namespaces that are closed at first, too', () => {
    const gained = {
      from: ['payments/api[Deployment]'],
      to: ['payments/db[Deployment]'],
      what: 'gained' as const,
      text: '',
    };
    const lost = {
      from: ['shop/admin[Deployment]'],
      to: ['shop/web[Deployment]'],
      what: 'lost' as const,
      text: '',
    };
    const also = {
      from: ['shop/web[Deployment]'],
      to: ['shop/admin[Deployment]'],
      what: 'gained' as const,
      text: '',
    };
    const changed = {
      ...model,
      groups: model.groups.map((group) => ({ ...group, startsClosed: true })),
      changes: { against: 'HEAD', list: [gained, also, lost] },
    };
    const [rows, columns] = drawn({ changed: true }, changed);
    expect(rows).toBe('+shop admin web +payments api');
    expect(columns).toBe('+shop web admin +payments db');
  });

  it('close and open by the reader’s wish, whatever they are at first', () => {
    const closed = {
      ...model,
      groups: model.groups.map((group) => ({ ...group, startsClosed: !group.isOutside })),
    };
    expect(drawn({}, closed)[0]).toBe('-payments -shop +Outside the cluster any address');
    const opened = setOpen(emptyMatrixLayout, ['namespace/shop'], true);
    expect(drawn(opened, closed)[0]).toBe(
      '-payments +shop web admin audit batch +Outside the cluster any address',
    );
    expect(drawn(setOpen(opened, ['namespace/shop'], false), closed)[0]).toBe(
      '-payments -shop +Outside the cluster any address',
    );
  });
});

describe('cells of the matrix', () => {
  const layout = { ...emptyMatrixLayout, closed: ['namespace/payments', 'namespace/shop'] };

  function face(row: string, column: string, arranged: MatrixLayout = emptyMatrixLayout) {
    const { rows, columns } = axesOf(model, arranged);
    const [from, to] = [rows, columns].map((lines, index) =>
      lines.find((line) => names([line]).replace(/^[+-]/, '') === [row, column][index]),
    );
    if (from === undefined || to === undefined) throw new Error(`no cell ${row} ${column}`);
    return new Faces(model, arranged).at(from, to);
  }

  it.each([
    ['web', 'api', 'some', 'shop/web to payments/api: Some ports, TCP 8080, 9090'],
    ['audit', 'db', 'half', 'shop/audit to payments/db: One side only, the receiver’s policies stop it'],
    ['web', 'web', 'self', 'shop/web to shop/web: itself'],
    ['admin', 'db', 'denied', 'shop/admin to payments/db: Denied'],
    ['any address', 'web', 'allowed', 'any address to shop/web: Allowed'],
    ['audit', 'batch', 'denied', 'shop/audit to shop/batch: Denied'],
  ])('of single workloads: %s to %s', (row, column, sign, title) => {
    expect(face(row, column)).toMatchObject({ sign, title, text: '', isAside: false });
  });

  it.each([
    ['payments', 'shop', 'allowed', '', 'payments to shop: 8 connections: 8 allowed'],
    [
      'shop',
      'payments',
      'mixed',
      '25',
      'shop to payments: 25% allowed, 8 connections: 1 on some ports, 1 allowed, 1 not known, 3 denied, 2 by one side only',
    ],
    [
      'payments',
      'payments',
      'mixed',
      '50',
      'payments to payments: 50% allowed, 2 connections: 1 on some ports, 1 denied',
    ],
  ])('sum up namespaces: %s to %s', (row, column, sign, text, title) => {
    expect(face(row, column, layout)).toMatchObject({ sign, text, title });
  });

  it('sum up a workload and a namespace, of the workload itself leaving out the pair with itself', () => {
    expect(face('audit', 'shop').title).toBe('shop/audit to shop: 3 connections: 3 denied');
    expect(face('audit', 'payments')).toMatchObject({ sign: 'half' });
  });

  it('step aside where a filter looks for others', () => {
    const filtered = { ...emptyMatrixLayout, verdicts: ['half', 'unknown'] as const };
    expect(face('admin', 'api', filtered).isAside).toBe(false);
    expect(face('admin', 'db', filtered).isAside).toBe(true);
  });
});
