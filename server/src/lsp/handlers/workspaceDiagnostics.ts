import {
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { normalizeUri } from '../../base/uri.ts';
import { reportFile } from '../../rules/report.ts';
import type { Workbench } from '../../rules/workbench.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import { readAgain } from '../closedFiles.ts';
import type { ServerContext } from '../context.ts';
import { toDiagnostic } from '../convert.ts';
import { areStill, type ReportInputs, reportInputs } from '../reportInputs.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

interface ClosedReport extends ReportInputs {
  readonly resultId: string;
}

/**
 * The results that the client holds and that are still right, by file. Most files are; asked in one go they take no promise each.
 */
function* stillReported(
  workbench: Workbench,
  files: readonly WorkspaceFile[],
  known: ReadonlyMap<string, ClosedReport>,
  held: ReadonlyMap<string, string>,
): Generator<void, ReadonlyMap<string, string>> {
  const still = new Map<string, string>();
  for (const file of files) {
    const before = known.get(file.uri);
    if (before === undefined || held.get(file.uri) !== before.resultId) continue;
    if (yield* areStill(before, workbench, file)) still.set(file.uri, before.resultId);
    yield;
  }
  return still;
}

/**
 * Findings of the whole workspace, where the user wants them: closed files are read again, once for each change.
 * Open documents are asked about one by one.
 */
export function registerWorkspaceDiagnostics(context: ServerContext): void {
  const { connection, host, state } = context;
  const known = new Map<string, ClosedReport>();
  let next = 0;
  const report = async (
    workbench: Workbench,
    summary: WorkspaceFile,
    isCancelled: () => boolean,
  ): Promise<WorkspaceDocumentDiagnosticReport | undefined> => {
    const { uri } = summary;
    const file = await readAgain(context, uri, isCancelled);
    if (file === undefined) return undefined;
    // Origins resolve through the snapshot: for this report the file stands in it with its trees.
    const { snapshot } = workbench;
    const withFile = { ...workbench, snapshot: { ...snapshot, open: new Map(snapshot.open).set(uri, file) } };
    const findings = await runInSlices(reportFile(withFile, file), host, isCancelled);
    if (findings === undefined) return undefined;
    const inputs = await runInSlices(reportInputs(workbench, summary, findings), host, isCancelled);
    if (inputs === undefined) return undefined;
    next++;
    const resultId = `closed-${next}`;
    known.set(uri, { ...inputs, resultId });
    const items = findings.map((finding) => toDiagnostic(withFile.snapshot, finding, undefined));
    return { kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId, items };
  };
  connection.languages.diagnostics.onWorkspace(
    handler<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport>(
      context,
      'workspace diagnostic',
      { items: [] },
      async ({ previousResultIds }, isCancelled) => {
        const held = new Map(previousResultIds.map(({ uri, value }) => [normalizeUri(uri), value]));
        const items: WorkspaceDocumentDiagnosticReport[] = [];
        const workbench = state.workbench;
        const { settings, disk, open } = workbench.snapshot;
        const closed =
          settings.reportOn === 'openFiles'
            ? []
            : [...disk.values()].filter(
                ({ uri, documents, cluster }) =>
                  documents.length > 0 && cluster === undefined && !open.has(uri),
              );
        const steps = stillReported(workbench, closed, known, held);
        const unchanged = await runInSlices(steps, host, isCancelled);
        if (unchanged === undefined) return { items };
        for (const summary of closed) {
          if (isCancelled()) return { items };
          const { uri } = summary;
          const resultId = unchanged.get(uri);
          if (resultId !== undefined) {
            items.push({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId });
            continue;
          }
          const found = await report(workbench, summary, isCancelled);
          if (found !== undefined) items.push(found);
        }
        // What the client shows of files that are gone, or that are not to be reported any more.
        const reported = new Set(closed.map(({ uri }) => uri));
        for (const uri of new Set([...held.keys(), ...known.keys()])) {
          if (reported.has(uri) || open.has(uri)) continue;
          known.delete(uri);
          items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
        }
        return { items };
      },
    ),
  );
}
