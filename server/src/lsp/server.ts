import {
  type Connection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { nameOf, normalizeUri } from '../base/uri.ts';
import { methods } from '../protocol/methods.ts';
import type { InitializationOptions, ReportedByOthersChanged } from '../protocol/session.ts';
import { type Folder, withFolders, withSettings } from '../workspace/snapshot.ts';
import { readExcludes, readSettings } from './configuration.ts';
import type { ServerContext } from './context.ts';
import { Diagnostics } from './diagnostics.ts';
import { OpenDocuments } from './documents.ts';
import { codeActionKinds, registerCodeActions } from './handlers/codeActions.ts';
import { completionTriggers, registerCompletion } from './handlers/completion.ts';
import { registerDiagnostics } from './handlers/diagnostics.ts';
import { registerHover } from './handlers/hover.ts';
import { registerPreview } from './handlers/preview.ts';
import { registerStatus } from './handlers/status.ts';
import { registerWorkspaceDiagnostics } from './handlers/workspaceDiagnostics.ts';
import type { Host } from './host.ts';
import { Indexer } from './indexer.ts';
import { indexWithProgress } from './progress.ts';
import { ServerState } from './state.ts';

/**
 * Serves one client until it goes.
 * @param version the server's own version, told to the client
 */
export function serve(connection: Connection, host: Host, version: string): void {
  const state = new ServerState();
  const indexer = new Indexer(state, host);
  const documents = new OpenDocuments(state, host, (uri) => isApart(uri, indexer, state));
  const log = {
    error: (message: string) => connection.console.error(message),
    info: (message: string) => connection.console.info(message),
    debug: (message: string) => connection.console.debug(message),
  };
  const context: ServerContext = {
    connection,
    host,
    log,
    state,
    documents,
    diagnostics: new Diagnostics(state, host, documents),
    client: { capabilities: {}, options: {} },
  };
  let excludes: readonly string[] = [];
  const reindex = (): void => {
    indexWithProgress(context, indexer, state.snapshot.folders, excludes).catch((error: unknown) =>
      log.error(`The workspace could not be read: ${String(error)}`),
    );
  };

  connection.onInitialize((params): InitializeResult => {
    context.client = { capabilities: params.capabilities, options: readOptions(params) };
    state.update((snapshot) => withFolders(snapshot, readFolders(params)));
    return { capabilities: capabilitiesFor(context), serverInfo: { name: 'Policy Lens', version } };
  });

  connection.onInitialized(async () => {
    if (context.client.capabilities.workspace?.configuration === true) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'policyLens' });
    }
    excludes = await readClientSettings(context);
    if (context.client.capabilities.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map((folder) => normalizeUri(folder.uri)));
        const kept = state.snapshot.folders.filter((folder) => !gone.has(folder.uri));
        const more = added.map((folder) => ({ uri: normalizeUri(folder.uri), name: folder.name }));
        state.update((snapshot) => withFolders(snapshot, [...kept, ...more]));
        reindex();
      });
    }
    reindex();
  });

  connection.onDidChangeConfiguration(async () => {
    const before = excludes;
    excludes = await readClientSettings(context);
    if (JSON.stringify(before) !== JSON.stringify(excludes)) reindex();
    refreshDiagnostics(context);
  });

  connection.onNotification(
    methods.reportedByOthers,
    async ({ reportedByOthers }: ReportedByOthersChanged) => {
      context.client = { ...context.client, options: { ...context.client.options, reportedByOthers } };
      await readClientSettings(context);
      refreshDiagnostics(context);
    },
  );

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const uris = changes.map((change) => normalizeUri(change.uri));
    if (uris.some((uri) => nameOf(uri) === '.gitignore')) reindex();
    else await indexer.refresh(uris);
  });

  connection.onDidOpenTextDocument((params) => documents.open(normalized(params)));
  connection.onDidChangeTextDocument((params) => documents.change(normalized(params)));
  connection.onDidCloseTextDocument((params) => {
    const closed = normalized(params);
    documents.close(closed);
    context.diagnostics.forget(closed.textDocument.uri);
  });

  registerDiagnostics(context);
  registerWorkspaceDiagnostics(context);
  registerHover(context);
  registerCompletion(context);
  registerCodeActions(context);
  registerPreview(context);
  registerStatus(context);
  connection.listen();
}

function normalized<Params extends { readonly textDocument: { readonly uri: string } }>(
  params: Params,
): Params {
  return { ...params, textDocument: { ...params.textDocument, uri: normalizeUri(params.textDocument.uri) } };
}

function isApart(uri: string, indexer: Indexer, state: ServerState): boolean {
  if (uri.startsWith('untitled:')) return false;
  return uri.startsWith('file:') ? state.snapshot.folders.length > 0 && !indexer.isMember(uri) : true;
}

function readOptions(params: InitializeParams): InitializationOptions {
  const options: unknown = params.initializationOptions;
  return typeof options === 'object' && options !== null ? options : {};
}

function readFolders(params: InitializeParams): readonly Folder[] {
  const folders = params.workspaceFolders ?? [];
  if (folders.length > 0) return folders.map(({ uri, name }) => ({ uri: normalizeUri(uri), name }));
  const root = params.rootUri === null ? undefined : normalizeUri(params.rootUri);
  return root === undefined ? [] : [{ uri: root, name: nameOf(root) }];
}

function capabilitiesFor({ client }: ServerContext): InitializeResult['capabilities'] {
  const pulls = client.capabilities.textDocument?.diagnostic !== undefined;
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: false },
    codeActionProvider: { codeActionKinds: [...codeActionKinds] },
    ...(pulls
      ? {
          diagnosticProvider: {
            identifier: 'policy-lens',
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

async function readClientSettings({ connection, client, state }: ServerContext): Promise<readonly string[]> {
  const sections = [{ section: 'policyLens' }, { section: 'files.exclude' }];
  const canAsk = client.capabilities.workspace?.configuration === true;
  const [own, exclude]: unknown[] = canAsk ? await connection.workspace.getConfiguration(sections) : [];
  const settings = readSettings(own, client.options.reportedByOthers);
  state.update((snapshot) => withSettings(snapshot, settings));
  return readExcludes(exclude);
}

/** Asks a pulling client to pull again. */
function refreshDiagnostics({ connection, client }: ServerContext): void {
  if (client.capabilities.workspace?.diagnostics?.refreshSupport !== true) return;
  connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined);
}
