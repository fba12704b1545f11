import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { World } from '../../network/world.ts';

/** What the preview needs to know of an environment. */
export interface EnvironmentView {
  readonly name: string;
  readonly world: World;
  /** Policies that the API server refuses as they stand. */
  readonly refused: readonly NetworkPolicy[];
}
