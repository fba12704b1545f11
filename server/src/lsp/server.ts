import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { folderOf, nameOf, normalizeUri } from '../base/uri.ts';
import { ruleTokenTypes } from '../features/seccomp/tokens/ruleTokens.ts';
import { methods } from '../protocol/methods.ts';
import type { InitializationOptions, ReportedByOthersChanged } from '../protocol/session.ts';
import { type Folder, type Snapshot, withFolders, withUnread } from '../workspace/snapshot.ts';
import { BaselineState } from './baseline.ts';
import { ClientSettings } from './clientSettings.ts';
import { clusterFiles } from './clusterFiles.ts';
import type { ServerContext } from './context.ts';
import { Diagnostics } from './diagnostics.ts';
import { OpenDocuments } from './documents.ts';
import { allowThere, registerAllowThere } from './handlers/allowThere.ts';
import { registerCalls } from './handlers/calls.ts';
import { registerChangeCounts } from './handlers/changeCounts.ts';
import { codeActionKinds, registerCodeActions } from './handlers/codeActions.ts';
import { completionTriggers, registerCompletion } from './handlers/completion.ts';
import { askToPullAgain, registerDiagnostics } from './handlers/diagnostics.ts';
import { registerDifference } from './handlers/difference.ts';
import { registerEnvironments } from './handlers/environments.ts';
import { registerHints } from './handlers/hints.ts';
import { registerHover } from './handlers/hover.ts';
import { registerLenses } from './handlers/lenses.ts';
import { registerLinks } from './handlers/links.ts';
import { registerMatrix } from './handlers/matrix.ts';
import { registerNavigation } from './handlers/navigation.ts';
import { registerOutline } from './handlers/outline.ts';
import { registerPreview } from './handlers/preview.ts';
import { registerRename } from './handlers/rename.ts';
import { registerSemanticTokens } from './handlers/semanticTokens.ts';
import { registerStatus } from './handlers/status.ts';
import { registerSymbols } from './handlers/symbols.ts';
import { registerTryCall } from './handlers/tryCall.ts';
import { registerWalk } from './handlers/walk.ts';
import { registerWorkspaceDiagnostics } from './handlers/workspaceDiagnostics.ts';
import type { Host } from './host.ts';
import { Indexer } from './indexer.ts';
import { namedFiles } from './namedFiles.ts';
import { Pictures } from './pictures.ts';
import { indexWithProgress } from './progress.ts';
import { Questions } from './questions.ts';
import { ServerState } from './state.ts';
import { registerWishes } from './wishes.ts';

/**
 * Serves one client until it goes.
 * @param version the server's own version, told to the client
 */
export function serve(connection: Connection, host: Host, version: string): void {
  const state = new ServerState();
  const indexer = new Indexer(state, host);
  const named = namedFiles(state, host);
  const clusters = clusterFiles(state, host);
  const documents = new OpenDocuments(state, host, (uri) => isApart(uri, indexer, state));
  const log = {
    error: unlessGone((message) => connection.console.error(message)),
    info: unlessGone((message) => connection.console.info(message)),
    debug: unlessGone((message) => connection.console.debug(message)),
  };
  let endFirstReading = (): void => undefined;
  const firstReading = new Promise<void>((resolve) => {
    endFirstReading = resolve;
  });
  const context: ServerContext = {
    connection,
    host,
    log,
    state,
    documents,
    diagnostics: new Diagnostics(state, host, documents),
    questions: new Questions(),
    pictures: new Pictures(),
    firstReading,
    client: { capabilities: {}, options: {} },
  };
  const settings = new ClientSettings(context);
  const reindex = (): void => {
    indexWithProgress(context, indexer, state.snapshot.folders, settings.excludesOf)
      // Only now it is known which open documents are ignored.
      .then(() => documents.reconsider())
      .then(() => Promise.all([named.refreshAll(), clusters.refreshAll()]))
      .catch((error: unknown) => log.error(`The workspace could not be read: ${String(error)}`))
      .finally(endFirstReading);
  };
  const readSettings = async (pushed?: unknown): Promise<void> => {
    const change = await settings.read(pushed);
    documents.reconsider();
    if (change.concernsDisk) reindex();
    void askToPullAgain(context);
  };

  connection.onInitialize((params): InitializeResult => {
    context.client = { capabilities: params.capabilities, options: readOptions(params) };
    state.update((snapshot) => withNewFolders(snapshot, readFolders(params)));
    return { capabilities: capabilitiesFor(context), serverInfo: { name: 'Policy Lens', version } };
  });

  connection.onInitialized(async () => {
    void registerWishes(context);
    await settings.read();
    if (context.client.capabilities.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        const gone = new Set(removed.map((folder) => toFolder(folder).uri));
        const more = added.map(toFolder);
        const kept = state.snapshot.folders.filter(
          ({ uri }) => !gone.has(uri) && !more.some((folder) => folder.uri === uri),
        );
        state.update((snapshot) => withNewFolders(snapshot, [...kept, ...more]));
        await settings.read();
        reindex();
      });
    }
    reindex();
  });

  connection.onDidChangeConfiguration((params) => readSettings(params.settings));
  connection.onNotification(
    methods.reportedByOthers,
    async ({ reportedByOthers }: ReportedByOthersChanged) => {
      context.client = { ...context.client, options: { ...context.client.options, reportedByOthers } };
      await readSettings();
    },
  );

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const uris = changes.map((change) => normalizeUri(change.uri));
    const isTold = (uri: string): boolean => indexer.isMember(folderOf(uri), 'folder');
    if (uris.some((uri) => nameOf(uri) === '.gitignore' && isTold(uri))) {
      reindex();
      return;
    }
    await Promise.all([indexer.refresh(uris), named.refresh(uris), clusters.refresh(uris)]);
    // A folder may have gone together with its .gitignore.
    documents.reconsider();
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
  registerHints(context);
  registerSemanticTokens(context);
  registerCompletion(context);
  registerCodeActions(context);
  registerOutline(context);
  registerLinks(context);
  registerNavigation(context);
  registerRename(context);
  registerCalls(context);
  registerAllowThere(context);
  registerSymbols(context);
  const baseline = new BaselineState(state, host, documents);
  registerLenses(context, baseline);
  registerTryCall(context);
  registerDifference(context, baseline);
  registerChangeCounts(context, baseline);
  registerPreview(context, baseline);
  registerWalk(context);
  registerMatrix(context, baseline);
  registerStatus(context);
  registerEnvironments(context);
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
  if (folders.length > 0) return folders.map(toFolder);
  const root = params.rootUri ?? undefined;
  return root === undefined ? [] : [toFolder({ uri: root, name: nameOf(root) })];
}

/** Folders that were not there before are unread. */
function withNewFolders(snapshot: Snapshot, folders: readonly Folder[]): Snapshot {
  const added = folders.filter(({ uri }) => !snapshot.folders.some((folder) => folder.uri === uri));
  return withUnread(
    withFolders(snapshot, folders),
    added.map(({ uri }) => [uri, true] as const),
  );
}

/** Clients differ in whether a folder's URI ends with a `/`. */
function toFolder({ uri, name }: Folder): Folder {
  return { uri: normalizeUri(uri).replace(/\/+$/, ''), name };
}

function capabilitiesFor({ client }: ServerContext): InitializeResult['capabilities'] {
  const pulls = client.capabilities.textDocument?.diagnostic !== undefined;
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider:
      client.capabilities.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
    selectionRangeProvider: true,
    workspaceSymbolProvider: true,
    callHierarchyProvider: true,
    executeCommandProvider: { commands: [allowThere] },
    inlayHintProvider: { resolveProvider: false },
    semanticTokensProvider: {
      legend: { tokenTypes: [...ruleTokenTypes], tokenModifiers: [] },
      full: true,
      range: true,
    },
    completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: true },
    documentSymbolProvider: { label: 'Policy Lens' },
    documentLinkProvider: { resolveProvider: false },
    // VS Code folds JSON and YAML by itself, and would leave that to us where we offered it too.
    ...(client.options.understandsPanels === true
      ? { codeLensProvider: { resolveProvider: false } }
      : { foldingRangeProvider: true }),
    codeActionProvider: { codeActionKinds: [...codeActionKinds], resolveProvider: true },
    ...(pulls
      ? {
          diagnosticProvider: {
            identifier: 'policy-lens',
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {}),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      ...(client.capabilities.workspace?.fileOperations?.willRename === true
        ? { fileOperations: { willRename: { filters: [...renamed] } } }
        : {}),
    },
  };
}

/** Profiles, and the folders that may hold them. */
const renamed = [
  { scheme: 'file', pattern: { glob: '**/*.json', matches: 'file' } },
  { scheme: 'file', pattern: { glob: '**', matches: 'folder' } },
] as const;

/** What is still under way when a client goes may fail for that, and nobody is there to be told of it. */
function unlessGone(tell: (message: string) => void): (message: string) => void {
  return (message) => {
    try {
      tell(message);
    } catch {
      return;
    }
  };
}
