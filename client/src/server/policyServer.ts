import {
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  extensions,
  l10n,
  type WorkspaceEdit,
  workspace,
} from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  WorkspaceEdit as ProtocolEdit,
  RevealOutputChannelOn,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { methods } from '../../../server/src/protocol/methods.ts';
import type { InitializationOptions } from '../../../server/src/protocol/session.ts';
import { watchedGlobs } from '../../../server/src/protocol/watchedGlobs.ts';
import type { RecordingLog } from '../log/recordingLog.ts';
import { TraceLog } from '../log/traceLog.ts';
import { judgeCrash } from './crashes.ts';
import { documentSelector, isOurName } from './documents.ts';
import { listenToFolders } from './folderEvents.ts';
import { createMiddleware } from './middleware.ts';
import { takeNewFiles } from './newFiles.ts';
import { reportedByOthers } from './others.ts';

/** `stopped` is final until someone restarts the server. */
export type ServerState = 'starting' | 'running' | 'stopped';

/** The language server as the rest of the extension sees it. */
export class PolicyServer implements Disposable {
  readonly #client: LanguageClient;
  readonly #trace: TraceLog;
  readonly #states = new EventEmitter<ServerState>();
  readonly #busy = new EventEmitter<boolean>();
  readonly #gaveUp = new EventEmitter<void>();
  readonly #notifications = new Map<string, EventEmitter<unknown>>();
  readonly #disposables: Disposable[] = [];
  #crashes: readonly number[] = [];
  #state: ServerState = 'starting';
  /** Whether the client, which passes through its stopped state on the way, is about to start the server again. */
  #startsAgain = false;

  constructor(context: ExtensionContext, log: RecordingLog, version: string) {
    this.#trace = new TraceLog(log.unrecorded, isTracing());
    const module = context.asAbsolutePath('dist/server.cjs');
    const initializationOptions: InitializationOptions = {
      clientVersion: version,
      watchesFiles: true,
      understandsPanels: true,
      reportedByOthers: presentOthers(),
    };
    this.#client = new LanguageClient(
      'policyLens',
      'Policy Lens',
      {
        run: { module, transport: TransportKind.ipc },
        debug: {
          module,
          transport: TransportKind.ipc,
          options: { execArgv: ['--nolazy', '--inspect=6009'] },
        },
      },
      {
        documentSelector: [...documentSelector],
        outputChannel: log,
        traceOutputChannel: this.#trace,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        initializationOptions,
        initializationFailedHandler: (error: unknown) => {
          log.error(
            `The language server could not begin: ${error instanceof Error ? error.message : String(error)}`,
          );
          return false;
        },
        // Problems cover every open tab, also those that have not been in front since the window was opened.
        diagnosticPullOptions: { onChange: true, onTabs: true, match: (_selector, uri) => isOurName(uri) },
        synchronize: {
          fileEvents: watchedGlobs.map((glob) => {
            const watcher = workspace.createFileSystemWatcher(glob);
            this.#disposables.push(watcher);
            return watcher;
          }),
          configurationSection: ['policyLens', 'files.exclude'],
        },
        middleware: createMiddleware((busy) => this.#busy.fire(busy)),
        errorHandler: {
          error: () => ({ action: ErrorAction.Continue, handled: true }),
          closed: () => this.#closed(),
        },
      },
    );
    this.#disposables.push(
      extensions.onDidChange(() =>
        this.notify(methods.reportedByOthers, { reportedByOthers: presentOthers() }),
      ),
      listenToFolders((changes) => this.notify('workspace/didChangeWatchedFiles', { changes })),
      this.#client.onDidChangeState(({ newState }) => this.#enter(newState)),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('policyLens.trace.server')) this.#trace.setTracing(isTracing());
      }),
    );
  }

  get state(): ServerState {
    return this.#state;
  }

  get onState(): Event<ServerState> {
    return this.#states.event;
  }

  /** Whether the server has a longer piece of work in hand, such as reading the workspace. */
  get onBusy(): Event<boolean> {
    return this.#busy.event;
  }

  /** The server stopped so often that it is no longer started by itself. */
  get onGaveUp(): Event<void> {
    return this.#gaveUp.event;
  }

  /** The version that the server names, undefined before it runs or where it names none. */
  get version(): string | undefined {
    return this.#client.initializeResult?.serverInfo?.version;
  }

  start(): Promise<void> {
    return this.#settle(() => this.#client.start());
  }

  restart(): Promise<void> {
    this.#crashes = [];
    return this.#settle(() => (this.#client.needsStart() ? this.#client.start() : this.#client.restart()));
  }

  /**
   * An edit of the server's as VS Code takes it; undefined where it is none.
   * @param isConfirmed whether VS Code shows the changes that wait for that before it applies them
   */
  async workspaceEdit(edit: unknown, isConfirmed: boolean): Promise<WorkspaceEdit | undefined> {
    if (!ProtocolEdit.is(edit)) return undefined;
    const annotations = Object.entries(edit.changeAnnotations ?? {}).map(
      ([id, annotation]) => [id, { ...annotation, needsConfirmation: isConfirmed }] as const,
    );
    const { rest, files } = takeNewFiles({ ...edit, changeAnnotations: Object.fromEntries(annotations) });
    const { protocol2CodeConverter } = this.#client;
    const taken = await protocol2CodeConverter.asWorkspaceEdit(rest);
    for (const { uri, text, annotation } of files) {
      const shown = annotation && { ...annotation, needsConfirmation: isConfirmed };
      taken.createFile(
        protocol2CodeConverter.asUri(uri),
        { contents: new TextEncoder().encode(text) },
        shown,
      );
    }
    return taken;
  }

  /** @returns null where the server is not there or refuses */
  async request(method: string, params: object): Promise<unknown> {
    if (!this.#client.isRunning()) return null;
    try {
      return await this.#client.sendRequest(method, params);
    } catch (error) {
      this.#client.error(`${method} failed`, error, false);
      return null;
    }
  }

  notify(method: string, params: object): void {
    if (!this.#client.isRunning()) return;
    this.#client
      .sendNotification(method, params)
      .catch((error: unknown) => this.#client.error(`${method} failed`, error, false));
  }

  /** Any number may listen; the client itself knows one handler of each method. */
  onNotification(method: string, handler: (params: unknown) => void): Disposable {
    const known = this.#notifications.get(method);
    if (known !== undefined) return known.event(handler);
    const heard = new EventEmitter<unknown>();
    this.#notifications.set(method, heard);
    this.#disposables.push(
      heard,
      this.#client.onNotification(method, (params: unknown) => heard.fire(params)),
    );
    return heard.event(handler);
  }

  async stop(): Promise<void> {
    if (this.#client.needsStop()) await this.#client.stop();
  }

  dispose(): void {
    for (const disposable of [...this.#disposables, this.#trace, this.#states, this.#busy, this.#gaveUp])
      disposable.dispose();
  }

  async #settle(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.#client.error('The language server could not be started', error, false);
      this.#set('stopped');
      this.#gaveUp.fire();
    }
  }

  #closed() {
    const verdict = judgeCrash(this.#crashes, Date.now());
    this.#crashes = verdict.recent;
    this.#startsAgain = verdict.restart;
    if (verdict.restart) {
      return {
        action: CloseAction.Restart,
        handled: true,
        message: l10n.t('The language server stopped by itself and is started again.'),
      };
    }
    this.#gaveUp.fire();
    return {
      action: CloseAction.DoNotRestart,
      handled: true,
      message: l10n.t('The language server stopped too often and stays stopped.'),
    };
  }

  #enter(state: State): void {
    if (state === State.Running) this.#set('running');
    else if (state === State.Starting || this.#startsAgain) this.#set('starting');
    else this.#set('stopped');
    if (state === State.Starting) this.#startsAgain = false;
    if (state !== State.Running) this.#busy.fire(false);
  }

  #set(state: ServerState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#states.fire(state);
  }
}

function presentOthers() {
  return reportedByOthers((id) => extensions.getExtension(id) !== undefined);
}

function isTracing(): boolean {
  return workspace.getConfiguration('policyLens').get<string>('trace.server', 'off') !== 'off';
}
