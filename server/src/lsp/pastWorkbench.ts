import { assembleInSteps } from '../assembly/assemble.ts';
import type { Workbench } from '../rules/workbench.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Host } from './host.ts';
import { runInSlices } from './slices.ts';
import type { ServerState } from './state.ts';

/** How a snapshot to compare with is made from the newest one. */
export interface Derivation {
  readonly derive: (newest: Snapshot) => Snapshot;
  /** Whether two snapshots lead to the same one. */
  readonly isSame: (left: Snapshot, right: Snapshot) => boolean;
}

/** A workspace to compare the newest one with; its environments are renewed in slices of time. */
export class PastWorkbench {
  readonly #state: ServerState;
  readonly #host: Host;
  readonly #derivation: Derivation;
  #known: { readonly newest: Snapshot; readonly workbench: Workbench } | undefined;

  constructor(state: ServerState, host: Host, derivation: Derivation) {
    this.#state = state;
    this.#host = host;
    this.#derivation = derivation;
  }

  async current(): Promise<Workbench> {
    const { derive, isSame } = this.#derivation;
    for (;;) {
      await this.#state.assembled(this.#host);
      const { snapshot, assembly } = this.#state.workbench;
      const known = this.#known;
      if (known !== undefined && isSame(known.newest, snapshot)) return known.workbench;
      const older = derive(snapshot);
      const steps = assembleInSteps(older, known?.workbench.assembly ?? assembly);
      const isOvertaken = (): boolean => this.#known !== known;
      const made = await runInSlices(steps, this.#host, isOvertaken);
      if (made !== undefined && !isOvertaken()) {
        this.#known = { newest: snapshot, workbench: { snapshot: older, assembly: made } };
      }
    }
  }
}
