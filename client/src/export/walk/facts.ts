import { t } from '@vscode/l10n';
import type { WalkCase, WalkModel, WalkSide, WalkStep } from '../../../../server/src/protocol/walk.ts';

/** A step of a decision with where it stands. */
export interface PlacedStep {
  readonly item: WalkCase;
  readonly side: WalkSide;
  readonly step: WalkStep;
  /** Counted through the sides of its case, from 1. */
  readonly number: number;
}

/** `shop/web to shop/db` */
export function pairTitle({ from, to }: Pick<WalkModel, 'from' | 'to'>): string {
  return t('{0} to {1}', from, to);
}

/** `Why: shop/web to shop/db on 8080 TCP` */
export function walkTitle(walk: WalkModel): string {
  return t('Why: {0} {1}', pairTitle(walk), t('on {0}', walk.port));
}

/** All steps in the order in which they are read. */
export function placedSteps({ cases }: WalkModel): readonly PlacedStep[] {
  return cases.flatMap((item) => {
    const steps = item.sides.flatMap((side) => side.steps.map((step) => ({ side, step })));
    return steps.map((placed, index) => ({ item, ...placed, number: index + 1 }));
  });
}
