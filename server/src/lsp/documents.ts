import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { mayHoldObjects } from '../manifests/scan.ts';
import { mayBeClusterSnapshot } from '../workspace/clusterReader.ts';
import { declined, type FileText, type Language, readFile, type WorkspaceFile } from '../workspace/file.ts';
import { withClosedFile, withOpenFile } from '../workspace/snapshot.ts';
import type { Host } from './host.ts';
import { tooLarge } from './limits.ts';
import { runInSlices, runSlice } from './slices.ts';
import type { ServerState } from './state.ts';

/** A text that takes longer to read, in milliseconds, is not read for each of many edits in a row. */
const quickReading = 50;

/** The texts that the editor holds, read into the snapshot as they change. */
export class OpenDocuments {
  readonly #state: ServerState;
  readonly #host: Host;
  readonly #isApart: (uri: string) => boolean;
  readonly #texts = new Map<string, TextDocument>();
  #openings: ReadonlyMap<string, FileText> = new Map();
  /** Of the documents that are still being read, the reading of the newest text; never told by its version, for clients count as they like. */
  readonly #reading = new Map<string, Promise<void>>();
  /** The documents that took long to read the last time. */
  readonly #long = new Set<string>();

  constructor(state: ServerState, host: Host, isApart: (uri: string) => boolean) {
    this.#state = state;
    this.#host = host;
    this.#isApart = isApart;
  }

  open({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): void {
    const opening: FileText = { uri, version, text, language: languageOf(languageId, uri) };
    this.#openings = new Map(this.#openings).set(uri, opening);
    this.#read(TextDocument.create(uri, languageId, version, text));
  }

  change({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): void {
    const text = this.#texts.get(uri);
    if (text !== undefined) this.#read(TextDocument.update(text, contentChanges, version));
  }

  close({ textDocument: { uri } }: DidCloseTextDocumentParams): void {
    this.#texts.delete(uri);
    this.#reading.delete(uri);
    this.#long.delete(uri);
    this.#openings = new Map([...this.#openings].filter(([opened]) => opened !== uri));
    this.#state.update((snapshot) => withClosedFile(snapshot, uri));
  }

  /** The text as the editor holds it now. */
  textOf(uri: string): string | undefined {
    return this.#texts.get(uri)?.getText();
  }

  /** What each document held when it was opened, by its URI; another map after each opening and closing. */
  get openings(): ReadonlyMap<string, FileText> {
    return this.#openings;
  }

  /** Waits until the newest version of a document is read, and stands in its environments. */
  async settled(uri: string): Promise<WorkspaceFile | undefined> {
    do {
      await this.#reading.get(uri);
      await this.#state.assembled(this.#host);
    } while (this.#reading.has(uri));
    return this.#state.snapshot.open.get(uri);
  }

  /** Waits until all that was edited is read, and stands in its environments. */
  async allSettled(): Promise<void> {
    while (this.#reading.size > 0) await Promise.all(this.#reading.values());
    await this.#state.assembled(this.#host);
  }

  /** Looks again at what settings, folders and ignored paths decide: which documents are too large, and which stand apart. */
  reconsider(): void {
    const { settings, apart } = this.#state.snapshot;
    for (const [uri, document] of this.#texts) {
      const file = this.#state.snapshot.open.get(uri);
      const isLarge = document.getText().length > settings.largeFileLimit;
      if (file?.cluster !== undefined && apart.has(uri) === this.#isApart(uri)) continue;
      const isDeclined = file !== undefined && file.source === undefined && file.cluster === undefined;
      if (isLarge !== isDeclined) this.#read(document);
      else if (file !== undefined && apart.has(uri) !== this.#isApart(uri)) this.#accept(file);
    }
  }

  #read(document: TextDocument): void {
    const { uri, version, languageId } = document;
    const text = document.getText();
    this.#texts.set(uri, document);
    this.#reading.delete(uri);
    const limit = this.#state.snapshot.settings.largeFileLimit;
    if (text.length > limit && !mayBeClusterSnapshot(text)) {
      this.#accept(declined(uri, tooLarge(text.length, limit), mayHoldObjects(text)));
      return;
    }
    const input: FileText = { uri, version, text, language: languageOf(languageId, uri) };
    const steps = readFile(input, this.#state.snapshot.open.get(uri));
    const slice = this.#long.has(uri) ? undefined : this.#firstSlice(uri, steps);
    if (slice?.done) this.#accept(slice.value);
    else this.#continue(uri, steps);
  }

  #firstSlice(
    uri: string,
    steps: Generator<void, WorkspaceFile>,
  ): ReturnType<typeof runSlice<WorkspaceFile>> {
    const begin = this.#host.now();
    const slice = runSlice(steps, this.#host);
    if (this.#host.now() - begin > quickReading) this.#long.add(uri);
    else if (slice.done) this.#long.delete(uri);
    return slice;
  }

  #continue(uri: string, steps: Generator<void, WorkspaceFile>): void {
    const isCancelled = (): boolean => this.#reading.get(uri) !== reading;
    const readOn = async (): Promise<WorkspaceFile | undefined> => {
      // The edits that are on their way are heard first, one in each turn of the loop.
      for (let turn = 0; turn < 2; turn++) await this.#host.pause();
      if (isCancelled()) return undefined;
      const slice = this.#firstSlice(uri, steps);
      return slice.done ? slice.value : runInSlices(steps, this.#host, isCancelled);
    };
    const reading: Promise<void> = readOn()
      .then((file) => {
        if (file !== undefined && !isCancelled()) this.#accept(file);
      })
      .finally(() => {
        if (!isCancelled()) this.#reading.delete(uri);
      });
    this.#reading.set(uri, reading);
  }

  #accept(file: WorkspaceFile): void {
    const apart = this.#isApart(file.uri);
    this.#state.update((snapshot) => withOpenFile(snapshot, file, apart));
  }
}

/** JSON by language or, where an editor knows no such language, by the file's name. */
function languageOf(languageId: string, uri: string): Language {
  if (/^jsonc?$/.test(languageId)) return 'json';
  return languageId === '' && /\.jsonc?$/.test(uri) ? 'json' : 'yaml';
}
