import { type Assembly, assemble, assembleInSteps } from '../assembly/assemble.ts';
import type { Workbench } from '../rules/workbench.ts';
import { emptySnapshot, type Snapshot } from '../workspace/snapshot.ts';
import { type Clock, runInSlices } from './slices.ts';

/** The one place of the server that changes: the newest snapshot, and who wants to hear of a newer one. */
export class ServerState {
  #snapshot: Snapshot = emptySnapshot;
  #assembled: { readonly snapshot: Snapshot; readonly assembly: Assembly } | undefined;
  #assembling: Promise<void> | undefined;
  readonly #listeners = new Set<() => void>();

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** The newest snapshot with its environments, which are renewed in one go where nobody waited for `assembled`. */
  get workbench(): Workbench {
    const snapshot = this.#snapshot;
    if (this.#assembled?.snapshot !== snapshot) {
      this.#assembled = { snapshot, assembly: assemble(snapshot, this.#assembled?.assembly) };
    }
    return { snapshot, assembly: this.#assembled.assembly };
  }

  /** Renews the environments in slices of time, until they are those of the newest snapshot: `workbench` then is at hand. */
  assembled(clock: Clock): Promise<void> {
    this.#assembling ??= this.#assemble(clock).finally(() => {
      this.#assembling = undefined;
    });
    return this.#assembling;
  }

  async #assemble(clock: Clock): Promise<void> {
    while (this.#assembled?.snapshot !== this.#snapshot) {
      const snapshot = this.#snapshot;
      const before = this.#assembled;
      const isOvertaken = (): boolean => this.#assembled !== before;
      const steps = assembleInSteps(snapshot, before?.assembly);
      const assembly = await runInSlices(steps, clock, isOvertaken);
      if (assembly !== undefined && !isOvertaken()) this.#assembled = { snapshot, assembly };
    }
  }

  update(change: (snapshot: Snapshot) => Snapshot): void {
    this.#snapshot = change(this.#snapshot);
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }
}
