import type { AttachedSnapshot } from '../../assembly/clusters/attached.ts';
import type { Refusals } from '../../assembly/refusals.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { World } from '../../network/world.ts';
import type { SourceLink } from '../../protocol/preview.ts';

/** What the preview needs to know of an environment. */
export interface EnvironmentView {
  readonly name: string;
  readonly world: World;
  readonly refusals: Pick<Refusals, 'isRefused'>;
  /** The lines for which it refuses one that is built; none for others. */
  readonly refusedAt: (policy: NetworkPolicy) => readonly SourceLink[];
  /** What of a cluster stands in for what the files do not hold. */
  readonly snapshots: readonly AttachedSnapshot[];
}
