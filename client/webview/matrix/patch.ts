import type { MatrixBlock, MatrixChanged, MatrixModel } from '../../../server/src/protocol/matrix.ts';

type Patch = Extract<MatrixChanged['change'], { readonly kind: 'patch' }>;

/**
 * A model with a patch applied.
 * @param ahead blocks that came before the patch
 * @returns undefined where a block is missing, so that the patch does not fit what is held
 */
export function applyMatrixPatch(
  model: MatrixModel,
  { parts, blocks }: Patch,
  ahead: readonly MatrixBlock[],
): MatrixModel | undefined {
  const { subject, changes, ...others } = parts;
  const groups = others.groups ?? model.groups;
  const known = new Map([...model.blocks, ...ahead, ...blocks].map((block) => [keyOf(block), block]));
  const next: MatrixBlock[] = [];
  for (const from of groups) {
    if (from.axis === 'destinations') continue;
    for (const to of groups) {
      if (to.axis === 'sources' || (from.isOutside && to.isOutside)) continue;
      const block = known.get(keyOf({ from: from.id, to: to.id }));
      if (block === undefined) return undefined;
      next.push(block);
    }
  }
  return {
    ...model,
    ...others,
    subject: subject === undefined ? model.subject : (subject ?? undefined),
    changes: changes === undefined ? model.changes : (changes ?? undefined),
    blocks: next,
  };
}

function keyOf({ from, to }: Pick<MatrixBlock, 'from' | 'to'>): string {
  return `${from} ${to}`;
}
