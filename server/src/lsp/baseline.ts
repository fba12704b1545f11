import { isSameList } from '../base/equality.ts';
import { normalizeUri } from '../base/uri.ts';
import type { Baseline } from '../features/lens/lenses.ts';
import type { BaselineChanged, BaselineFile } from '../protocol/baseline.ts';
import type { Workbench } from '../rules/workbench.ts';
import { onlyBelow, withOlderFiles } from '../workspace/baseline.ts';
import { type FileText, readFile, type WorkspaceFile } from '../workspace/file.ts';
import { fileOf, type Snapshot } from '../workspace/snapshot.ts';
import type { OpenDocuments } from './documents.ts';
import type { Host } from './host.ts';
import { PastWorkbench } from './pastWorkbench.ts';
import { runInSlices } from './slices.ts';
import type { ServerState } from './state.ts';

/**
 * What the workspace is compared with: the newest commit, once the client has told; what documents held when they were
 * opened; what is saved; another commit; one of its folders.
 */
export class BaselineState {
  readonly #state: ServerState;
  readonly #host: Host;
  readonly #documents: OpenDocuments;
  #told: { readonly name: string; readonly past: PastWorkbench } | undefined;
  readonly #saved: PastWorkbench;
  #opened: { readonly files: ReadonlyMap<string, WorkspaceFile>; readonly past: PastWorkbench } | undefined;
  /** What is read of the texts at opening. */
  readonly #read = new WeakMap<FileText, WorkspaceFile>();
  #newest: BaselineChanged | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(state: ServerState, host: Host, documents: OpenDocuments) {
    this.#state = state;
    this.#host = host;
    this.#documents = documents;
    this.#saved = this.#withOlder(new Map());
  }

  /** After another commit was told. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Reads the older texts; what they have in common with the newest ones keeps its identity. */
  async tell(message: BaselineChanged): Promise<void> {
    this.#newest = message;
    const { name, files } = message;
    const older = files === null ? undefined : await this.#olderFiles(files, () => this.#newest !== message);
    if (this.#newest !== message) return;
    this.#told = older && { name, past: this.#withOlder(older) };
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

  /** What each document held when it was opened: a save, by hand or by the editor itself, changes nothing about it. */
  async opened(): Promise<Baseline> {
    const files = new Map<string, WorkspaceFile>();
    for (const [uri, text] of this.#documents.openings) {
      if (!this.#read.has(text)) await this.#documents.settled(uri);
      if (!this.#state.snapshot.apart.has(uri)) files.set(uri, await this.#opening(text));
    }
    if (this.#opened === undefined || !isSameList([...this.#opened.files.values()], [...files.values()])) {
      this.#opened = { files, past: this.#withOlder(files) };
    }
    const workbench = await this.#opened.past.current();
    return { name: 'the text at opening', workbench, isAlwaysSaid: false };
  }

  /** The newest commit where there is one, else what documents held when they were opened. */
  async nearest(): Promise<Baseline> {
    return (await this.commit()) ?? (await this.opened());
  }

  /** Another commit, by its files that are not as they are on disk. */
  async revision(files: readonly BaselineFile[]): Promise<Workbench> {
    return this.#withOlder(await this.#olderFiles(files, () => false)).current();
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

  async #olderFiles(
    files: readonly BaselineFile[],
    isOvertaken: () => boolean,
  ): Promise<ReadonlyMap<string, WorkspaceFile | undefined>> {
    const older = new Map<string, WorkspaceFile | undefined>();
    for (const { uri: given, text } of files) {
      if (isOvertaken()) break;
      const uri = normalizeUri(given);
      const language = /\.jsonc?$/.test(uri) ? 'json' : 'yaml';
      older.set(uri, text === null ? undefined : await this.#parsed({ uri, language, version: 0, text }));
    }
    return older;
  }

  async #opening(opening: FileText): Promise<WorkspaceFile> {
    const now = this.#state.snapshot.open.get(opening.uri);
    const isUnedited = this.#documents.textOf(opening.uri) === opening.text;
    const file =
      this.#read.get(opening) ?? (isUnedited && now !== undefined ? now : await this.#parsed(opening));
    this.#read.set(opening, file);
    return file;
  }

  /** What it has in common with the newest text keeps its identity. */
  async #parsed(text: FileText): Promise<WorkspaceFile> {
    const steps = readFile(text, fileOf(this.#state.snapshot, text.uri));
    const file = await runInSlices(steps, this.#host, () => false);
    if (file === undefined) throw new Error(`${text.uri} was not read, although nothing cancelled it`);
    return file;
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
