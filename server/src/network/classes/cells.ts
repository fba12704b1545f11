import type { Basis } from './basis.ts';
import type { ClassLimit } from './limit.ts';
import { mayName } from './naming.ts';
import type { PortPair } from './portTable.ts';
import { cellOf } from './rows.ts';

/** What `cellOf` tells, worked out once for all classes that no peer of the limit names. */
export function quickCellOf(basis: Basis, limit: ClassLimit, number: number): PortPair {
  if (limit.row !== undefined || limit.policies.length === 0 || mayName(basis, limit, number)) {
    return cellOf(basis, limit, number);
  }
  limit.strangers ??= cellOf(basis, limit, number);
  return limit.strangers;
}
