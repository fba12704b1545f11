import type { ClassSet } from './classSets.ts';
import type { PodClass } from './podClass.ts';
import type { PortTable } from './portTable.ts';
import type { RulePorts } from './rulePorts.ts';
import type { Terms } from './terms.ts';

/** What all answers for the states of one cluster follow from. It grows by what edits add. */
export interface Basis {
  /** All that there were, by number; some may have no pods any more. */
  readonly classes: readonly PodClass[];
  /** The classes in their node's network, where it is open what policies do to them; else none. */
  readonly onNode: ClassSet;
  readonly terms: Terms;
  readonly ports: PortTable;
  readonly rulePorts: RulePorts;
}
