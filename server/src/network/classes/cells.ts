import type { Basis } from './basis.ts';
import type { ClassLimit } from './limit.ts';
import { mayName } from './naming.ts';
import type { PortPair } from './portTable.ts';
import { cellOf } from './rows.ts';

/** What limits let through from or to any class that none of their peers names. */
const strangers = new WeakMap<ClassLimit, PortPair>();

/** What `cellOf` tells, worked out once for all classes that no peer of the limit names. */
export function quickCellOf(basis: Basis, limit: ClassLimit, number: number): PortPair {
  if (limit.row !== undefined || limit.policies.length === 0 || mayName(basis, limit, number)) {
    return cellOf(basis, limit, number);
  }
  const known = strangers.get(limit) ?? cellOf(basis, limit, number);
  strangers.set(limit, known);
  return known;
}
