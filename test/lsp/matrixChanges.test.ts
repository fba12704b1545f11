import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixChanged } from '../../client/src/panels/matrixShape.ts';
import { noMatrix, receiveMatrix } from '../../client/webview/matrix/receive.ts';
import { finish } from '../../server/src/base/steps.ts';
import type { MatrixAnswer } from '../../server/src/features/matrix/matrixAt.ts';
import { matrixChanges } from '../../server/src/lsp/matrixChanges.ts';
import type { MatrixModel } from '../../server/src/protocol/matrix.ts';
import { block, largeMatrix, namespace, sampleMatrix, withBlock } from '../client/support/matrixModels.ts';

function changes(shown: MatrixModel | undefined, next: MatrixModel) {
  const before: MatrixAnswer | undefined = shown && { kind: 'whole', model: shown };
  return finish(matrixChanges(before, { kind: 'whole', model: next }));
}

/** As it arrives: through serialisation, and checked. */
function overChannel(message: unknown) {
  const sent: unknown = JSON.parse(JSON.stringify(message));
  if (!matrixChanged(sent)) throw new Error(`not a message: ${JSON.stringify(message).slice(0, 200)}`);
  return sent;
}

const names = ['a', 'b', 'c'];

/** Some of three namespaces, of one or two workloads each, with random verdicts. */
const models: fc.Arbitrary<MatrixModel> = fc
  .record({
    chosen: fc.subarray(names),
    sizes: fc.tuple(...names.map(() => fc.integer({ min: 1, max: 2 }))),
    letters: fc.array(fc.constantFrom('A', 'S', 'H', '.', '?'), { minLength: 36, maxLength: 36 }),
    subject: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
  })
  .map(({ chosen, sizes, letters, subject }) => {
    const groups = chosen.map((name) =>
      namespace(
        name,
        Array.from({ length: sizes[names.indexOf(name)] ?? 1 }, (_, index) => [`w${index}`]),
      ),
    );
    const blocks = groups.flatMap((from, row) =>
      groups.map((to, column) =>
        block(
          from.id,
          to.id,
          letters
            .slice(row * 12 + column * 4)
            .join('')
            .slice(0, from.kinds.length * to.kinds.length),
        ),
      ),
    );
    return { ...sampleMatrix(), groups, blocks, subject: subject && { title: subject, ends: [subject] } };
  });

describe('what is sent of a matrix', () => {
  const model = sampleMatrix();

  it('is the whole first, nothing where nothing differs, and a patch of the blocks that do', () => {
    expect(changes(undefined, model)).toEqual([{ kind: 'whole', model }]);
    expect(changes(model, { ...model })).toEqual([]);
    const edited = withBlock(model, 'namespace/shop', 'namespace/payments', 'AA?..H');
    expect(changes(model, edited)).toEqual([
      { kind: 'patch', parts: {}, blocks: [block('namespace/shop', 'namespace/payments', 'AA?..H')] },
    ]);
    expect(changes(model, { ...model, subject: undefined })).toEqual([
      { kind: 'patch', parts: { subject: null }, blocks: [] },
    ]);
  });

  it('is an outline and portions of its blocks where it is large', () => {
    const kinds = changes(undefined, largeMatrix(200)).map(({ kind }) => kind);
    expect(kinds[0]).toBe('outline');
    expect(kinds.at(-1)).toBe('patch');
    expect(kinds.slice(1, -1)).toEqual(kinds.slice(1, -1).map(() => 'blocks'));
    expect(kinds.length).toBeGreaterThan(3);
  });

  it('leads a panel from any matrix to any other one, and draws nothing in between', () => {
    fc.assert(
      fc.property(fc.array(models, { maxLength: 3 }), models, (before, last) => {
        let view = noMatrix;
        let shown: MatrixModel | undefined;
        let revision = 0;
        for (const next of [...before, last]) {
          for (const step of changes(shown, next)) {
            const change = { ...step, base: revision };
            revision++;
            view = receiveMatrix(view, overChannel({ subscription: 's', revision, change }));
          }
          expect(view.needsWhole).toBe(false);
          expect(view.shown).toEqual({ kind: 'model', revision, model: JSON.parse(JSON.stringify(next)) });
          shown = next;
        }
      }),
    );
  });

  it('makes a panel ask for the whole where it does not hold what a patch builds on', () => {
    const patch = { kind: 'patch' as const, base: 7, parts: {}, blocks: [] };
    expect(receiveMatrix(noMatrix, { subscription: 's', revision: 8, change: patch }).needsWhole).toBe(true);
  });

  it('is told in words: how many connections have another verdict', () => {
    const edited = withBlock(model, 'namespace/shop', 'namespace/payments', 'A.?..A');
    const first = receiveMatrix(noMatrix, {
      subscription: 's',
      revision: 1,
      change: { kind: 'whole', model },
    });
    expect(first.changes).toBe('');
    const second = receiveMatrix(first, {
      subscription: 's',
      revision: 2,
      change: { kind: 'whole', model: edited },
    });
    expect(second.changes).toBe('3 connections now allowed, 1 connection now denied');
  });
});
