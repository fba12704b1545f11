import type { Workbench } from '../rules/workbench.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Host } from './host.ts';
import type { ServerState } from './state.ts';

/** Which files are read for what others say of them, and how. */
export interface WantedKind<Found> {
  /** Those that nobody has looked for yet. */
  readonly wanted: (workbench: Workbench) => Iterable<string>;
  readonly known: (snapshot: Snapshot) => Iterable<string>;
  readonly read: (uris: readonly string[]) => Promise<readonly (readonly [uri: string, found: Found])[]>;
  readonly accept: (snapshot: Snapshot, found: readonly (readonly [uri: string, found: Found])[]) => Snapshot;
}

/** Reads files of a kind once they are wanted, whatever they hold, and follows their changes. */
export class WantedFiles<Found> {
  readonly #state: ServerState;
  readonly #host: Host;
  readonly #kind: WantedKind<Found>;
  /** One reading after the other, so that an older one never outlasts a newer one. */
  #reading: Promise<void> = Promise.resolve();
  #isWaiting = false;

  constructor(state: ServerState, host: Host, kind: WantedKind<Found>) {
    this.#state = state;
    this.#host = host;
    this.#kind = kind;
    state.onChange(() => this.#look());
  }

  /** Reads anew what changed on disk: files, or folders with all that they hold. */
  refresh(uris: readonly string[]): Promise<void> {
    const known = [...this.#kind.known(this.#state.snapshot)];
    return this.#read(
      known.filter((uri) => uris.some((other) => uri === other || uri.startsWith(`${other}/`))),
    );
  }

  /** Reads everything anew. */
  refreshAll(): Promise<void> {
    return this.#read([...this.#kind.known(this.#state.snapshot)]);
  }

  #look(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    void this.#host.rest().then(async () => {
      this.#isWaiting = false;
      await this.#state.assembled(this.#host);
      await this.#read([...this.#kind.wanted(this.#state.workbench)]);
    });
  }

  #read(uris: readonly string[]): Promise<void> {
    if (uris.length === 0) return this.#reading;
    this.#reading = this.#reading.then(async () => {
      const found = await this.#kind.read(uris);
      this.#state.update((snapshot) => this.#kind.accept(snapshot, found));
    });
    return this.#reading;
  }
}
