import type { Diagnostic } from 'vscode-languageserver';
import type { ReportedFinding } from '../rules/finding.ts';
import { movedFindings } from '../rules/movedFindings.ts';
import { stillKnown } from '../rules/profileFindings.ts';
import { reportFile } from '../rules/report.ts';
import { unusedSuppression } from '../rules/suppression/unusedSuppression.ts';
import type { Workbench } from '../rules/workbench.ts';
import type { FileDocument, WorkspaceFile } from '../workspace/file.ts';
import { toDiagnostic } from './convert.ts';
import type { OpenDocuments } from './documents.ts';
import type { Host } from './host.ts';
import { areStill, type ReportInputs, reportInputs } from './reportInputs.ts';
import { runInSlices } from './slices.ts';
import type { ServerState } from './state.ts';

export interface DocumentReport {
  /** Equal where nothing that the findings depend on has changed. */
  readonly resultId: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What took long to find in a document, and the text that it was found in. */
interface SlowFindings {
  readonly text: string;
  readonly findings: readonly ReportedFinding[];
}

/** How an editor hears of what comes after a first answer. */
export interface SecondAnswer {
  readonly isHeard: () => boolean;
  readonly isThere: () => void;
}

/** In milliseconds: what takes longer to find is not waited for at the next edit. */
const longestWait = 3;
/** So often the server rests, so that what takes long is not begun between two keystrokes. */
const restsBeforeSlow = 8;

interface CachedReport extends ReportInputs {
  readonly resultId: string;
  readonly findings: readonly ReportedFinding[];
}

/** Finds what is to be said of open documents; remembers the newest answer for each. */
export class Diagnostics {
  readonly #state: ServerState;
  readonly #host: Host;
  readonly #documents: OpenDocuments;
  readonly #cache = new Map<string, CachedReport>();
  readonly #slow = new Map<string, SlowFindings>();
  #second: SecondAnswer | undefined;
  #nextResult = 0;

  constructor(state: ServerState, host: Host, documents: OpenDocuments) {
    this.#state = state;
    this.#host = host;
    this.#documents = documents;
  }

  forget(uri: string): void {
    this.#cache.delete(uri);
    this.#slow.delete(uri);
  }

  /** From now on what took long before comes after a first answer, in which it stands where it was found last. */
  answerInTwo(second: SecondAnswer): void {
    this.#second = second;
  }

  /** Undefined where the document is not open or `isCancelled` said so. */
  async findings(uri: string, isCancelled: () => boolean): Promise<CachedReport | undefined> {
    const file = await this.#documents.settled(uri);
    if (file === undefined || isCancelled()) return undefined;
    const workbench = this.#state.workbench;
    const cached = this.#cache.get(uri);
    const isOutdated = (): boolean => isCancelled() || this.#state.snapshot.open.get(uri) !== file;
    const isStill = cached && (await runInSlices(areStill(cached, workbench, file), this.#host, isOutdated));
    if (isStill === true) return cached;
    const slow = this.#second?.isHeard() === true ? this.#slow.get(uri) : undefined;
    const findings =
      slow === undefined
        ? await this.#all(workbench, file, isOutdated)
        : await this.#quick(workbench, file, slow, isOutdated);
    const report = findings && (await this.#keep(workbench, file, findings, isOutdated));
    if (report === undefined) return isCancelled() ? undefined : this.findings(uri, isCancelled);
    // What fails here fails again at the next answer, which then waits for everything and tells of it.
    if (slow !== undefined) this.#complete(file).catch(() => this.#slow.delete(uri));
    return report;
  }

  async #keep(
    workbench: Workbench,
    file: WorkspaceFile,
    findings: readonly ReportedFinding[],
    isOutdated: () => boolean,
  ): Promise<CachedReport | undefined> {
    const inputs = await runInSlices(reportInputs(workbench, file, findings), this.#host, isOutdated);
    if (inputs === undefined) return undefined;
    this.#nextResult++;
    const report = {
      ...inputs,
      resultId: String(this.#nextResult),
      findings,
    };
    if (this.#state.snapshot.open.has(file.uri)) this.#cache.set(file.uri, report);
    return report;
  }

  /** Everything, and how long it took is remembered. */
  async #all(
    workbench: Workbench,
    file: WorkspaceFile,
    isOutdated: () => boolean,
  ): Promise<readonly ReportedFinding[] | undefined> {
    const begin = this.#host.now();
    const found = await runInSlices(reportFile(workbench, file), this.#host, isOutdated);
    if (found === undefined) return undefined;
    const tookLong = this.#host.now() - begin > longestWait;
    this.#slow.delete(file.uri);
    const { source } = file;
    // Only what profiles do on their targets is found apart from the rest.
    const mayBeApart = tookLong && this.#second?.isHeard() === true && file.documents.some(holdsProfile);
    if (!mayBeApart || source === undefined) return found;
    const written = await this.#asWritten(workbench, file, isOutdated);
    if (written === undefined) return found;
    const known = new Set(written.map(keyOf));
    const findings = found.filter((finding) => !known.has(keyOf(finding)));
    this.#slow.set(file.uri, { text: source.text, findings });
    return found;
  }

  /** What is found at once, and what is known from before. */
  async #quick(
    workbench: Workbench,
    file: WorkspaceFile,
    slow: SlowFindings,
    isOutdated: () => boolean,
  ): Promise<readonly ReportedFinding[] | undefined> {
    const found = await this.#asWritten(workbench, file, isOutdated);
    if (found === undefined) return undefined;
    const moved = movedFindings(slow.findings, slow.text, file.source?.text ?? '');
    return [...found, ...stillKnown(moved, file)];
  }

  /** Which suppressions are of no use is known only when everything is. */
  async #asWritten(
    workbench: Workbench,
    file: WorkspaceFile,
    isOutdated: () => boolean,
  ): Promise<readonly ReportedFinding[] | undefined> {
    const found = await runInSlices(reportFile(workbench, file, 'as written'), this.#host, isOutdated);
    return found?.filter(({ rule }) => rule !== unusedSuppression.id);
  }

  /** Finds the rest while nothing else is to be done, unless the text is edited meanwhile. */
  async #complete(file: WorkspaceFile): Promise<void> {
    const isOutdated = (): boolean => this.#state.snapshot.open.get(file.uri) !== file;
    for (let rest = 0; rest < restsBeforeSlow; rest++) {
      await this.#host.rest();
      if (isOutdated()) return;
    }
    await this.#state.assembled(this.#host);
    if (isOutdated()) return;
    const workbench = this.#state.workbench;
    const findings = await this.#all(workbench, file, isOutdated);
    if (findings === undefined) return;
    await this.#keep(workbench, file, findings, isOutdated);
    this.#second?.isThere();
  }

  async report(uri: string, isCancelled: () => boolean): Promise<DocumentReport | undefined> {
    const report = await this.findings(uri, isCancelled);
    if (report === undefined) return undefined;
    const { snapshot } = this.#state;
    const diagnostics = report.findings.map((finding) => toDiagnostic(snapshot, finding, undefined));
    return { resultId: report.resultId, diagnostics };
  }
}

function keyOf({ rule, range, message }: ReportedFinding): string {
  return `${rule} ${range.start} ${range.end} ${message}`;
}

function holdsProfile({ manifests }: FileDocument): boolean {
  return manifests.some(({ model }) => model.kind === 'SeccompProfile');
}
