import { describe, expect, it } from 'vitest';
import { moveBy, settle } from '../../../../client/webview/matrix/keys.ts';
import { axesOf } from '../../../../client/webview/matrix/lines.ts';
import { emptyMatrixLayout } from '../../../../client/webview/matrix/matrixLayout.ts';
import { typeAhead } from '../../../../client/webview/state/typeAhead.ts';
import { sampleMatrix } from '../../support/matrixModels.ts';

const size = { rows: 20, columns: 9, page: 5 };

describe('keys in the matrix', () => {
  it.each([
    ['ArrowDown', false, 4, 4],
    ['ArrowUp', false, 2, 4],
    ['ArrowRight', false, 3, 5],
    ['ArrowLeft', false, 3, 3],
    ['ArrowDown', true, 19, 4],
    ['ArrowUp', true, 0, 4],
    ['ArrowRight', true, 3, 8],
    ['ArrowLeft', true, 3, 0],
    ['PageDown', false, 8, 4],
    ['PageUp', false, 0, 4],
    ['Home', false, 3, 0],
    ['End', false, 3, 8],
    ['Home', true, 0, 0],
    ['End', true, 19, 8],
  ] as const)('%s (far: %s) leads to row %i, column %i', (key, isFar, row, column) => {
    expect(moveBy({ row: 3, column: 4 }, key, isFar, size)).toEqual({ row, column });
  });

  it('stop at the titles and at the end', () => {
    expect(moveBy({ row: 0, column: 0 }, 'ArrowUp', false, size)).toEqual({ row: -1, column: 0 });
    expect(moveBy({ row: -1, column: -1 }, 'ArrowLeft', false, size)).toEqual({ row: -1, column: -1 });
    expect(moveBy({ row: 19, column: 8 }, 'ArrowDown', false, size)).toEqual({ row: 19, column: 8 });
    expect(moveBy({ row: 3, column: 4 }, 'F5', false, size)).toBeUndefined();
  });

  const titles = ['shop', 'api', 'search', 'web', 'Sales'];

  it.each([
    ['s', 0, 2],
    ['s', 2, 4],
    ['s', 4, 0],
    ['se', 0, 2],
    ['sa', 0, 4],
    ['ss', 0, 2],
    ['x', 0, -1],
  ])('typing %s at %i leads to %i', (typed, at, found) => {
    expect(typeAhead(titles, at, typed)).toBe(found);
  });

  it('stay with a line that moved, and near one that is gone', () => {
    const { rows } = axesOf(sampleMatrix(), emptyMatrixLayout);
    expect(settle(rows, 'shop/web[Deployment]', 0)).toBe(4);
    expect(settle(rows, 'gone', 99)).toBe(rows.length - 1);
    expect(settle(rows, undefined, -1)).toBe(-1);
  });
});
