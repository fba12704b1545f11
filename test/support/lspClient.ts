import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Registration,
  RegistrationRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { methods } from '../../server/src/protocol/methods.ts';
import type { DocumentStatus, InitializationOptions } from '../../server/src/protocol/session.ts';

const built = (name: string) => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
const serverFile = built('server.cjs');

export interface ClientOptions {
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  /** Answers to `workspace/configuration`, by section. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly initializationOptions?: InitializationOptions;
  /** Lets the client answer more than this one does. */
  readonly prepare?: (connection: ProtocolConnection) => void;
  /** What runs the server, for instance Node without a network; default: this very Node. */
  readonly node?: readonly [file: string, ...words: string[]];
  /** Whether the command line starts the server, as `policy-lens lsp --stdio`. */
  readonly isCommand?: boolean;
  /** A folder that the server is copied to, for a user who may not go where it was built. */
  readonly copyServerTo?: string;
}

/** What a client that pulls says of itself. */
export const pulling: ClientCapabilities = {
  textDocument: { diagnostic: { dynamicRegistration: false } },
  workspace: { diagnostics: { refreshSupport: true } },
};

/** An editor as far as a server sees one: a real process behind a real connection. */
export class LspClient {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly published = new Map<string, readonly Diagnostic[]>();
  /** What the server asked to be told of. */
  readonly registrations: Registration[] = [];
  /** The newest of each document, where the client says that it understands them. */
  readonly statuses = new Map<string, DocumentStatus>();
  /** What the user is told, oldest first. */
  readonly messages: string[] = [];
  /** Lines of the server's log, oldest first. */
  readonly log: string[] = [];
  #version = 0;
  #waiting: (() => void)[] = [];

  private constructor(process: ChildProcess) {
    this.process = process;
    if (process.stdout === null || process.stdin === null) throw new Error('the server has no pipes');
    this.connection = createProtocolConnection(
      new StreamMessageReader(process.stdout),
      new StreamMessageWriter(process.stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.published.set(uri, diagnostics);
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  static async start(options: ClientOptions = {}): Promise<LspClient> {
    const [file, ...words] = options.node ?? [process.execPath];
    const program =
      options.copyServerTo === undefined ? serverFile : join(options.copyServerTo, 'server.cjs');
    if (program !== serverFile) copyFileSync(serverFile, program);
    const start = options.isCommand === true ? [built('cli.cjs'), 'lsp'] : [program];
    const client = new LspClient(
      spawn(file, [...words, ...start, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const { connection } = client;
    connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section: string }[] }) =>
      items.map(({ section }) => options.settings?.[section] ?? null),
    );
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      client.registrations.push(...registrations);
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      client.log.push(message);
    });
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      client.messages.push(message);
    });
    connection.onNotification(methods.documentStatus, (status: DocumentStatus) => {
      client.statuses.set(status.uri, status);
    });
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    options.prepare?.(connection);
    connection.listen();
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: options.capabilities ?? {},
      initializationOptions: options.initializationOptions,
      workspaceFolders: (options.folders ?? []).map((uri) => ({
        uri,
        name: uri.slice(uri.lastIndexOf('/') + 1),
      })),
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  async open(uri: string, text: string, languageId = 'yaml'): Promise<void> {
    this.#version++;
    const textDocument = { uri, languageId, version: this.#version, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  async change(uri: string, text: string): Promise<void> {
    this.#version++;
    const textDocument = { uri, version: this.#version };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument,
      contentChanges: [{ text }],
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  async pull(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    return report.kind === 'full' ? report.items : [];
  }

  /** Waits until the server has read the workspace folders once. */
  async indexed(): Promise<void> {
    while (!this.log.some((line) => line.startsWith('Read '))) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Waits until what was published for a document satisfies a condition. */
  async publishedWhere(
    uri: string,
    condition: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    for (;;) {
      const found = this.published.get(uri);
      if (found !== undefined && condition(found)) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const code = await ended;
    this.connection.dispose();
    return code;
  }
}
