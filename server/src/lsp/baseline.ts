import { assembleInSteps } from '../assembly/assemble.ts';
import { normalizeUri } from '../base/uri.ts';
import type { Baseline } from '../features/lens/lenses.ts';
import type { BaselineChanged } from '../protocol/lenses.ts';
import type { Workbench } from '../rules/workbench.ts';
import { withOlderFiles } from '../workspace/baseline.ts';
import { readFile, type WorkspaceFile } from '../workspace/file.ts';
import { fileOf, type Snapshot } from '../workspace/snapshot.ts';
import type { Host } from './host.ts';
import { runInSlices } from './slices.ts';
import type { ServerState } from './state.ts';

/** The workspace as the newest commit has it, once the client has told. */
export class BaselineState {
  readonly #state: ServerState;
  readonly #host: Host;
  #told:
    | { readonly name: string; readonly files: ReadonlyMap<string, WorkspaceFile | undefined> }
    | undefined;
  #assembled: { readonly newest: Snapshot; readonly workbench: Workbench } | undefined;
  #newest: BaselineChanged | undefined;

  constructor(state: ServerState, host: Host) {
    this.#state = state;
    this.#host = host;
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
    this.#told = { name: message.name, files };
    this.#assembled = undefined;
  }

  /** The newest, its environments renewed in slices of time; undefined where there is no commit to compare with. */
  async current(): Promise<Baseline | undefined> {
    for (;;) {
      await this.#state.assembled(this.#host);
      const told = this.#told;
      if (told === undefined) return undefined;
      const { snapshot, assembly } = this.#state.workbench;
      const known = this.#assembled;
      if (known !== undefined && isSameOutside(known.newest, snapshot)) {
        return { name: told.name, workbench: known.workbench };
      }
      const older = withOlderFiles(snapshot, told.files);
      const steps = assembleInSteps(older, known?.workbench.assembly ?? assembly);
      const isOvertaken = (): boolean => this.#told !== told || this.#assembled !== known;
      const made = await runInSlices(steps, this.#host, isOvertaken);
      if (made !== undefined && !isOvertaken()) {
        this.#assembled = { newest: snapshot, workbench: { snapshot: older, assembly: made } };
      }
    }
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
