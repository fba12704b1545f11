import {
  DiagnosticRefreshRequest,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { profilesBehind } from '../../assembly/seccomp/profilesBehind.ts';
import { isSameList } from '../../base/equality.ts';
import { normalizeUri } from '../../base/uri.ts';
import type { ServerContext } from '../context.ts';
import { buildsOf } from '../reportInputs.ts';
import { handler } from '../wrap.ts';

/** How long changes are gathered, in milliseconds, before documents other than the edited one are looked at again. */
const refreshDelay = 80;
/** The same for clients that can't pull: they wait for each push. */
const pushDelay = 5;

/** Diagnostics by pull where the client can, else by push; never both. */
export function registerDiagnostics(context: ServerContext): void {
  const { connection, state, diagnostics } = context;
  connection.languages.diagnostics.on(
    handler<{ textDocument: { uri: string }; previousResultId?: string }, DocumentDiagnosticReport>(
      context,
      'diagnostic',
      fullReport(),
      async ({ textDocument, previousResultId }, isCancelled) => {
        const uri = normalizeUri(textDocument.uri);
        await context.documents.settled(uri);
        await context.pictures.drawn(context.host);
        const report = await diagnostics.report(uri, isCancelled);
        if (report === undefined) return fullReport();
        if (report.resultId === previousResultId) {
          return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: report.resultId };
        }
        return { ...fullReport(), items: [...report.diagnostics], resultId: report.resultId };
      },
    ),
  );
  const pulls = (): boolean => context.client.capabilities.textDocument?.diagnostic !== undefined;
  diagnostics.answerInTwo({
    isHeard: () => !pulls() || context.client.capabilities.workspace?.diagnostics?.refreshSupport === true,
    isThere: () => void (pulls() ? askToPullAgain(context) : pushChanged(context)),
  });
  const answer = gathering(context, () => {
    if (pulls()) void requestRefresh(context);
    else void pushChanged(context);
  });
  state.onChange(answer);
}

function fullReport(): FullDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, items: [] };
}

/** Calls `answer` once after a burst of changes. */
function gathering(context: ServerContext, answer: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    const pulls = context.client.capabilities.textDocument?.diagnostic !== undefined;
    clearTimeout(timer);
    timer = setTimeout(answer, pulls ? refreshDelay : pushDelay);
  };
}

const answered = new WeakMap<ServerContext, readonly unknown[]>();

/** Asks the client to pull again, where an environment or a setting has changed since it was last asked to. */
async function requestRefresh(context: ServerContext): Promise<void> {
  await context.state.assembled(context.host);
  const { assembly, snapshot } = context.state.workbench;
  const configurations = assembly.configurations.map((placed) => placed.configuration);
  const { environments } = assembly;
  const now = [
    snapshot.settings,
    snapshot.environmentInUse,
    ...environments,
    ...buildsOf(assembly, environments),
    ...environments.flatMap((environment) => profilesBehind(context.state.workbench, environment)),
    ...configurations,
  ];
  if (isSameList(now, answered.get(context) ?? [])) return;
  answered.set(context, now);
  await askToPullAgain(context);
}

/** A client that goes meanwhile needs no answer. */
export async function askToPullAgain({ connection, client }: ServerContext): Promise<void> {
  if (client.capabilities.workspace?.diagnostics?.refreshSupport !== true) return;
  try {
    await connection.sendRequest(DiagnosticRefreshRequest.type);
  } catch {}
}

const pushed = new WeakMap<ServerContext, Map<string, string>>();

async function pushChanged(context: ServerContext): Promise<void> {
  const { connection, state, diagnostics } = context;
  const sent = pushed.get(context) ?? new Map<string, string>();
  pushed.set(context, sent);
  for (const uri of sent.keys()) {
    if (state.snapshot.open.has(uri)) continue;
    sent.delete(uri);
    await connection.sendDiagnostics({ uri, diagnostics: [] });
  }
  for (const [uri, file] of state.snapshot.open) {
    const isOutdated = (): boolean => state.snapshot.open.get(uri) !== file;
    const report = await diagnostics.report(uri, isOutdated);
    if (report === undefined || sent.get(uri) === report.resultId) continue;
    sent.set(uri, report.resultId);
    const version = file.source?.version;
    await connection.sendDiagnostics({
      uri,
      ...(version === undefined ? {} : { version }),
      diagnostics: [...report.diagnostics],
    });
  }
}
