import { folderHolding, type NamedText, namedText, withTexts } from '../workspace/snapshot.ts';
import type { Host } from './host.ts';
import type { ServerState } from './state.ts';

/** Reads the files that kustomizations name, whatever they hold, and follows their changes. */
export class NamedFiles {
  readonly #state: ServerState;
  readonly #host: Host;
  /** One reading after the other, so that an older one never outlasts a newer one. */
  #reading: Promise<void> = Promise.resolve();
  #isWaiting = false;

  constructor(state: ServerState, host: Host) {
    this.#state = state;
    this.#host = host;
    state.onChange(() => this.#look());
  }

  /** Reads anew what changed on disk: files, or folders with all that they hold. */
  refresh(uris: readonly string[]): Promise<void> {
    const known = [...this.#state.snapshot.texts.keys()];
    const changed = known.filter((uri) => uris.some((other) => uri === other || uri.startsWith(`${other}/`)));
    return this.#read(changed);
  }

  /** Reads everything anew. */
  refreshAll(): Promise<void> {
    return this.#read([...this.#state.snapshot.texts.keys()]);
  }

  #look(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    void this.#host.rest().then(async () => {
      this.#isWaiting = false;
      await this.#state.assembled(this.#host);
      await this.#read([...this.#state.workbench.assembly.wanted, ...this.#onlyOpen()]);
    });
  }

  /** What builds have from an editor alone: without it, as when it is closed, they would have to wait. */
  #onlyOpen(): readonly string[] {
    const { snapshot, assembly } = this.#state.workbench;
    const { open, apart, disk, texts } = snapshot;
    return [...open.keys()].filter(
      (uri) =>
        !apart.has(uri) &&
        !texts.has(uri) &&
        disk.get(uri)?.source === undefined &&
        assembly.loaded(uri) !== undefined,
    );
  }

  #read(uris: readonly string[]): Promise<void> {
    if (uris.length === 0) return this.#reading;
    this.#reading = this.#reading.then(async () => {
      const texts = await Promise.all(uris.map(async (uri) => [uri, await this.#textOf(uri)] as const));
      this.#state.update((snapshot) => withTexts(snapshot, texts));
    });
    return this.#reading;
  }

  /** Nothing is read outside of the workspace. */
  async #textOf(uri: string): Promise<NamedText> {
    const { folders, settings } = this.#state.snapshot;
    if (folderHolding(folders, uri) === undefined) return 'unreadable';
    const result = await this.#host.readText(uri, settings.largeFileLimit);
    if (result.kind === 'text') return namedText(result.text);
    return result.kind === 'gone' ? 'absent' : 'unreadable';
  }
}
