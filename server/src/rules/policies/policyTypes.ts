import type { Direction, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { PlacedEdit } from '../finding.ts';
import { originIn, valueAt } from './places.ts';

export const typeOf = { ingress: 'Ingress', egress: 'Egress' } as const;

/**
 * Writes policyTypes where it is left out or empty; none where its empty value has no place in the text.
 * @param before the entry in front of which it is written where it is not there
 */
export function writeTypes(
  policy: NetworkPolicy,
  directions: readonly Direction[],
  before: Direction,
): readonly PlacedEdit[] {
  const types = directions.map((direction) => typeOf[direction]);
  const written = policy.emptyFields?.find(({ field }) => field === 'types');
  if (written === undefined) {
    return [{ before: originIn(policy, `spec.${before}`), key: 'policyTypes', value: types }];
  }
  if (written.isNull) return [];
  return [{ place: valueAt(written.origin), newText: JSON.stringify(types).replace(',', ', ') }];
}
