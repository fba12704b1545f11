import type { Direction, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { PlacedEdit, PlainValue } from '../finding.ts';
import { originIn } from './places.ts';

/** Writes one more rule into a policy, behind those that it has; undefined where its text has no place for one. */
export function addedRule(
  policy: NetworkPolicy,
  direction: Direction,
  rule: PlainValue,
): PlacedEdit | undefined {
  const last = policy[direction].length - 1;
  if (last >= 0) return { after: originIn(policy, `spec.${direction}[${last}]`), items: [rule] };
  const isWritten = policy.emptyFields?.some(
    (empty) => empty.field === 'rules' && empty.direction === direction,
  );
  if (isWritten || policy.typesAreImplied) return undefined;
  return { before: originIn(policy, 'spec.policyTypes'), key: direction, value: [rule] };
}
