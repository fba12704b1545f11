import { normalizeUri } from '../base/uri.ts';
import type { Baseline } from '../features/lens/lenses.ts';
import type { BaselineChanged } from '../protocol/lenses.ts';
import type { Workbench } from '../rules/workbench.ts';
import { onlyBelow, withOlderFiles } from '../workspace/baseline.ts';
import { readFile, type WorkspaceFile } from '../workspace/file.ts';
import { fileOf, type Snapshot } from '../workspace/snapshot.ts';
import type { Host } from './host.ts';
import { PastWorkbench } from './pastWorkbench.ts';
import { runInSlices } from './slices.ts';
import type { ServerState } from './state.ts';

/** What the workspace is compared with: the newest commit, once the client has told; what is saved; one of its folders. */
export class BaselineState {
  readonly #state: ServerState;
  readonly #host: Host;
  #told: { readonly name: string; readonly past: PastWorkbench } | undefined;
  readonly #saved: PastWorkbench;
  #newest: BaselineChanged | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(state: ServerState, host: Host) {
    this.#state = state;
    this.#host = host;
    this.#saved = this.#withOlder(new Map());
  }

  /** After another commit was told. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Reads the older texts; what they have in common with the newest ones keeps its identity. */
  async tell(message: BaselineChanged): Promise<void> {
    this.#newest = message;
    const files = new Map<string, WorkspaceFile | undefined>();
    for (const { uri: given, text } of message.files) {
      const uri = normalizeUri(given);
      files.set(uri, text === null ? undefined : await this.#read(uri, text));
      if (this.#newest !== message) return;
    }
    this.#told = { name: message.name, past: this.#withOlder(files) };
    for (const listener of this.#listeners) listener();
  }

  /** The newest commit; undefined where there is none to compare with. */
  async commit(): Promise<Baseline | undefined> {
    if (this.#told === undefined) return undefined;
    const { name, past } = this.#told;
    return { name, workbench: await past.current(), isAlwaysSaid: true };
  }

  /** What is on disk: an edit that is saved changes nothing against it. */
  async saved(): Promise<Baseline> {
    return { name: 'the saved files', workbench: await this.#saved.current(), isAlwaysSaid: false };
  }

  /** The newest commit where there is one, else what is on disk. */
  async nearest(): Promise<Baseline> {
    return (await this.commit()) ?? (await this.saved());
  }

  /** One folder of the workspace as if it were all, unsaved text included. */
  folder(uri: string): Promise<Workbench> {
    const past = new PastWorkbench(this.#state, this.#host, {
      derive: (newest) => onlyBelow(newest, uri),
      isSame: (left, right) => left === right,
    });
    return past.current();
  }

  #withOlder(files: ReadonlyMap<string, WorkspaceFile | undefined>): PastWorkbench {
    return new PastWorkbench(this.#state, this.#host, {
      derive: (newest) => withOlderFiles(newest, files),
      isSame: isSameOutside,
    });
  }

  #read(uri: string, text: string): Promise<WorkspaceFile | undefined> {
    const language = /\.jsonc?$/.test(uri) ? 'json' : 'yaml';
    const steps = readFile({ uri, language, version: 0, text }, fileOf(this.#state.snapshot, uri));
    return runInSlices(steps, this.#host, () => false);
  }
}

/** Whether two snapshots differ in nothing but what editors hold, which is no part of what was before. */
function isSameOutside(left: Snapshot, right: Snapshot): boolean {
  return (
    left.disk === right.disk &&
    left.texts === right.texts &&
    left.folders === right.folders &&
    left.unread === right.unread &&
    left.settings === right.settings &&
    left.environmentInUse === right.environmentInUse
  );
}
