import { assemble } from '../assembly/assemble.ts';
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

  /** Undefined where there is no commit to compare with. */
  get baseline(): Baseline | undefined {
    if (this.#told === undefined) return undefined;
    const { snapshot, assembly } = this.#state.workbench;
    if (this.#assembled === undefined || !isSameOutside(this.#assembled.newest, snapshot)) {
      const older = withOlderFiles(snapshot, this.#told.files);
      const previous = this.#assembled?.workbench.assembly ?? assembly;
      this.#assembled = {
        newest: snapshot,
        workbench: { snapshot: older, assembly: assemble(older, previous) },
      };
    }
    return { name: this.#told.name, workbench: this.#assembled.workbench };
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
