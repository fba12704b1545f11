import type { Diagnostic } from 'vscode-languageserver';
import { Inputs } from '../base/inputs.ts';
import type { ReportedFinding } from '../rules/finding.ts';
import { reportFile } from '../rules/report.ts';
import type { Workbench } from '../rules/workbench.ts';
import type { WorkspaceFile } from '../workspace/file.ts';
import { toDiagnostic } from './convert.ts';
import type { OpenDocuments } from './documents.ts';
import type { Host } from './host.ts';
import { beginTurn, runInSlices } from './slices.ts';
import type { ServerState } from './state.ts';

export interface DocumentReport {
  /** Equal where nothing that the findings depend on has changed. */
  readonly resultId: string;
  readonly diagnostics: readonly Diagnostic[];
}

interface CachedReport {
  readonly inputs: Inputs;
  readonly resultId: string;
  readonly findings: readonly ReportedFinding[];
}

/** Finds what is to be said of open documents; remembers the newest answer for each. */
export class Diagnostics {
  readonly #state: ServerState;
  readonly #host: Host;
  readonly #documents: OpenDocuments;
  readonly #cache = new Map<string, CachedReport>();
  #nextResult = 0;

  constructor(state: ServerState, host: Host, documents: OpenDocuments) {
    this.#state = state;
    this.#host = host;
    this.#documents = documents;
  }

  forget(uri: string): void {
    this.#cache.delete(uri);
  }

  /** Undefined where the document is not open or `isCancelled` said so. */
  async findings(uri: string, isCancelled: () => boolean): Promise<CachedReport | undefined> {
    const file = await this.#documents.settled(uri);
    if (file === undefined || isCancelled()) return undefined;
    beginTurn(this.#host);
    const workbench = this.#state.workbench;
    const inputs = inputsOf(workbench, file);
    const cached = this.#cache.get(uri);
    if (cached?.inputs.are(inputs) === true) return cached;
    const isOutdated = (): boolean => isCancelled() || this.#state.snapshot.open.get(uri) !== file;
    const findings = await runInSlices(reportFile(workbench, file), this.#host, isOutdated);
    if (findings === undefined) return isCancelled() ? undefined : this.findings(uri, isCancelled);
    this.#nextResult++;
    const report = { inputs: new Inputs(inputs), resultId: String(this.#nextResult), findings };
    if (this.#state.snapshot.open.has(uri)) this.#cache.set(uri, report);
    return report;
  }

  async report(uri: string, isCancelled: () => boolean): Promise<DocumentReport | undefined> {
    const report = await this.findings(uri, isCancelled);
    if (report === undefined) return undefined;
    const { snapshot } = this.#state;
    const diagnostics = report.findings.map((finding) => toDiagnostic(snapshot, finding, undefined));
    return { resultId: report.resultId, diagnostics };
  }
}

/** All that the findings of a file depend on, by identity. */
export function inputsOf({ snapshot, assembly }: Workbench, file: WorkspaceFile): readonly unknown[] {
  return [
    file,
    snapshot.settings,
    snapshot.environmentInUse,
    assembly.configurationOf(file.uri)?.configuration,
    ...assembly.environmentsOf(file.uri),
  ];
}
