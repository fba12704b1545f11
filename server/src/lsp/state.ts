import { type Assembly, assemble } from '../assembly/assemble.ts';
import type { Workbench } from '../rules/workbench.ts';
import { emptySnapshot, type Snapshot } from '../workspace/snapshot.ts';

/** The one place of the server that changes: the newest snapshot, and who wants to hear of a newer one. */
export class ServerState {
  #snapshot: Snapshot = emptySnapshot;
  #assembled: { readonly snapshot: Snapshot; readonly assembly: Assembly } | undefined;
  readonly #listeners = new Set<() => void>();

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** The newest snapshot with its environments, which are renewed when first asked for. */
  get workbench(): Workbench {
    const snapshot = this.#snapshot;
    if (this.#assembled?.snapshot !== snapshot) {
      this.#assembled = { snapshot, assembly: assemble(snapshot, this.#assembled?.assembly) };
    }
    return { snapshot, assembly: this.#assembled.assembly };
  }

  update(change: (snapshot: Snapshot) => Snapshot): void {
    this.#snapshot = change(this.#snapshot);
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }
}
