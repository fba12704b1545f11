import type { Assembly } from '../assembly/assemble.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** What reports and features are made from: one moment, with its environments. */
export interface Workbench {
  readonly snapshot: Snapshot;
  readonly assembly: Assembly;
}
