import { isSame } from '../base/equality.ts';
import type { MatrixAnswer } from '../features/matrix/matrixAt.ts';
import type { MatrixBlock, MatrixChanged, MatrixModel, MatrixParts } from '../protocol/matrix.ts';

type Change<Kind> = Extract<MatrixChanged['change'], { readonly kind: Kind }>;

/** What is sent about a change; blocks and patches build on the message before them. */
export type MatrixStep =
  | Change<'nothing' | 'whole' | 'outline'>
  | Omit<Change<'blocks'>, 'base'>
  | Omit<Change<'patch'>, 'base'>;

/** More numbers would take too long to write in one piece; a block counts a little by itself. */
const maximumWeight = 30_000;
const blockWeight = 6;

/**
 * What leads from what a panel shows to what it is to show: one message, or several where there are many blocks to write.
 * @param shown undefined where it shows nothing yet
 */
export function* matrixChanges(
  shown: MatrixAnswer | undefined,
  answer: MatrixAnswer,
): Generator<void, readonly MatrixStep[]> {
  if (answer.kind === 'nothing') return isSame(shown, answer) ? [] : [answer];
  const { model } = answer;
  if (shown?.kind !== 'whole') {
    const portions = portionsOf(model.blocks);
    if (portions.length <= 1) return [answer];
    return [{ kind: 'outline', model: { ...model, blocks: [] } }, ...written({}, portions)];
  }
  const parts = changedParts(shown.model, model);
  yield;
  const blocks = yield* changedBlocks(shown.model, model);
  if (Object.keys(parts).length + blocks.length === 0) return [];
  return written(parts, portionsOf(blocks));
}

/** Compared by identity wherever they are large: what did not change is the same object in both. */
function changedParts(before: MatrixModel, after: MatrixModel): MatrixParts {
  const { blocks: _, subject, changes, ...rest } = after;
  const old = new Map<string, unknown>(Object.entries(before));
  const changed = Object.entries(rest).filter(([key, value]) => !isSame(old.get(key), value));
  return {
    ...Object.fromEntries(changed),
    ...(isSame(before.subject, subject) ? {} : { subject: subject ?? null }),
    ...(isSame(before.changes, changes) ? {} : { changes: changes ?? null }),
  };
}

/** So many blocks are compared before other work may have its turn. */
const blocksInStep = 2000;

function* changedBlocks(before: MatrixModel, after: MatrixModel): Generator<void, readonly MatrixBlock[]> {
  const old = new Set(before.blocks);
  const changed: MatrixBlock[] = [];
  for (const [index, block] of after.blocks.entries()) {
    if (index % blocksInStep === 0) yield;
    if (!old.has(block)) changed.push(block);
  }
  return changed;
}

function portionsOf(blocks: readonly MatrixBlock[]): readonly (readonly MatrixBlock[])[] {
  const portions: MatrixBlock[][] = [];
  let weight = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    weight += block.cells.length + blockWeight;
    if (weight > maximumWeight) {
      portions.push([]);
      weight = block.cells.length + blockWeight;
    }
    portions.at(-1)?.push(block);
  }
  return portions;
}

/** A patch, with the last of the portions, and the others ahead of it. */
function written(parts: MatrixParts, portions: readonly (readonly MatrixBlock[])[]): readonly MatrixStep[] {
  const ahead = portions.slice(0, -1).map((blocks) => ({ kind: 'blocks' as const, blocks }));
  return [...ahead, { kind: 'patch', parts, blocks: portions.at(-1) ?? [] }];
}
