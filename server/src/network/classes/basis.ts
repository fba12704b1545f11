import type { ClassSet } from './classSets.ts';
import type { PodClass } from './podClasses.ts';
import type { PortTable } from './portTable.ts';
import type { RulePorts } from './rulePorts.ts';
import type { Terms } from './terms.ts';

/** What all answers for one cluster follow from. */
export interface Basis {
  readonly classes: readonly PodClass[];
  /** The classes in their node's network, where it is open what policies do to them; else none. */
  readonly onNode: ClassSet;
  readonly terms: Terms;
  readonly ports: PortTable;
  readonly rulePorts: RulePorts;
}
