import { type Assembly, assembleInSteps } from '../assembly/assemble.ts';
import type { Workbench } from '../rules/workbench.ts';
import { type Snapshot, withTexts } from '../workspace/snapshot.ts';
import type { Host } from './host.ts';
import { namedTexts } from './namedFiles.ts';
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
      const isOvertaken = (): boolean => this.#known !== known;
      const made = await this.#assembled(
        derive(snapshot),
        known?.workbench.assembly ?? assembly,
        isOvertaken,
      );
      if (made !== undefined && !isOvertaken()) this.#known = { newest: snapshot, workbench: made };
    }
  }

  /** With what its own builds name: the newest workspace may build upon other files, and of open ones only editors hold the text. */
  async #assembled(
    older: Snapshot,
    previous: Assembly,
    isOvertaken: () => boolean,
  ): Promise<Workbench | undefined> {
    const assembly = await runInSlices(assembleInSteps(older, previous), this.#host, isOvertaken);
    if (assembly === undefined || assembly.wanted.size === 0)
      return assembly && { snapshot: older, assembly };
    const texts = await namedTexts(this.#state, this.#host, [...assembly.wanted]);
    return isOvertaken() ? undefined : this.#assembled(withTexts(older, texts), assembly, isOvertaken);
  }
}
