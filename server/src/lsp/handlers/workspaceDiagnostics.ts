import {
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { isSameList } from '../../base/equality.ts';
import { reportFile } from '../../rules/report.ts';
import { readFile } from '../../workspace/file.ts';
import type { ServerContext } from '../context.ts';
import { toDiagnostic } from '../convert.ts';
import { inputsOf } from '../diagnostics.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

interface ClosedReport {
  readonly inputs: readonly unknown[];
  readonly resultId: string;
}

/** Findings of the whole workspace, where the user wants them: closed files are read again, once for each change. */
export function registerWorkspaceDiagnostics(context: ServerContext): void {
  const { connection, state, host } = context;
  const known = new Map<string, ClosedReport>();
  let next = 0;
  const closedFile = async (
    uri: string,
    isCancelled: () => boolean,
  ): Promise<WorkspaceDocumentDiagnosticReport | undefined> => {
    const { snapshot } = state;
    const summary = snapshot.disk.get(uri);
    if (summary === undefined || snapshot.open.has(uri)) return undefined;
    const workbench = state.workbench;
    const inputs = inputsOf(workbench, summary);
    const before = known.get(uri);
    if (before !== undefined && isSameList(before.inputs, inputs)) {
      return { kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId: before.resultId };
    }
    const result = await host.readText(uri, snapshot.settings.largeFileLimit);
    if (result.kind !== 'text') return undefined;
    const language = /\.jsonc?$/.test(uri) ? 'json' : 'yaml';
    const file = await runInSlices(
      readFile({ uri, language, version: 0, text: result.text }),
      host,
      isCancelled,
    );
    if (file === undefined) return undefined;
    // Origins resolve through the snapshot: for this report the file stands in it with its trees.
    const withFile = { ...workbench, snapshot: { ...snapshot, disk: new Map(snapshot.disk).set(uri, file) } };
    const findings = await runInSlices(reportFile(withFile, file), host, isCancelled);
    if (findings === undefined) return undefined;
    next++;
    const resultId = `closed-${next}`;
    known.set(uri, { inputs, resultId });
    const items = findings.map((finding) => toDiagnostic(withFile.snapshot, finding, undefined));
    return { kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId, items };
  };
  connection.languages.diagnostics.onWorkspace(
    handler<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport>(
      context,
      'workspace diagnostic',
      { items: [] },
      async (_, isCancelled) => {
        const items: WorkspaceDocumentDiagnosticReport[] = [];
        if (state.snapshot.settings.reportOn === 'openFiles') {
          for (const uri of known.keys()) {
            items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
          }
          known.clear();
          return { items };
        }
        for (const uri of state.snapshot.disk.keys()) {
          if (isCancelled()) break;
          const report = await closedFile(uri, isCancelled);
          if (report !== undefined) items.push(report);
        }
        return { items };
      },
    ),
  );
}
