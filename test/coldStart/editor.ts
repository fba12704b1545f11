import { PassThrough } from 'node:stream';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  type Diagnostic,
  DocumentDiagnosticRequest,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type MatrixView, noMatrix, receiveMatrix } from '../../client/webview/matrix/receive.ts';
import { initialView, receive, type View } from '../../client/webview/state/view.ts';
import { serve } from '../../server/src/lsp/server.ts';
import type { EnvironmentList } from '../../server/src/protocol/environments.ts';
import type { MatrixChanged } from '../../server/src/protocol/matrix.ts';
import { methods } from '../../server/src/protocol/methods.ts';
import type { PreviewChanged } from '../../server/src/protocol/preview.ts';
import type { DocumentStatus } from '../../server/src/protocol/session.ts';
import { memoryHost } from '../support/memoryHost.ts';
import { matrixText } from './matrixText.ts';
import { applyEdit, type Event, type Outside, type PanelPlace } from './outside.ts';

/** What one report of a document was, as an editor keeps it. */
interface Report {
  readonly resultId: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * An editor with a server of its own, both in this process. It keeps what editors keep: reports until they are
 * replaced, panels' models that patches change, the newest status of each document.
 */
export class Editor {
  readonly #client: ProtocolConnection;
  readonly #dispose: () => void;
  #outside: Outside;
  #version = 0;
  #configured = 0;
  readonly #reports = new Map<string, Report>();
  readonly #workspaceReports = new Map<string, Report>();
  readonly #panels = new Map<string, View>();
  readonly #matrices = new Map<string, MatrixView>();
  readonly #statuses = new Map<string, DocumentStatus>();

  private constructor(outside: Outside) {
    this.#outside = outside;
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(toServer),
      new StreamMessageWriter(toClient),
    );
    serve(
      server,
      memoryHost(() => this.#outside.disk),
      'test',
    );
    this.#client = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    this.#dispose = () => {
      this.#client.dispose();
      server.dispose();
    };
    this.#listen();
  }

  /** Starts on what is there, as an editor does whose window is opened. */
  static async start(outside: Outside): Promise<Editor> {
    const editor = new Editor(outside);
    await editor.#client.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {
        textDocument: { diagnostic: {} },
        workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
      },
      initializationOptions: { understandsPanels: true, watchesFiles: true },
      workspaceFolders: outside.folders.map(toFolder),
    });
    await editor.#whileConfigured(() => editor.#client.sendNotification('initialized', {}));
    for (const uri of outside.open.keys()) await editor.#open(uri);
    for (const [id, place] of outside.panels) await editor.#look(id, place);
    return editor;
  }

  stop(): void {
    this.#dispose();
  }

  /** @param outside what is true after the event */
  async hear(event: Event, outside: Outside): Promise<void> {
    const before = this.#outside;
    this.#outside = outside;
    const tell = (method: string, params: object): Promise<void> =>
      this.#client.sendNotification(method, params);
    switch (event.kind) {
      case 'open':
        return this.#open(event.uri);
      case 'edit':
        return this.#edit(event, before.open.get(event.uri) ?? '');
      case 'close':
        this.#reports.delete(event.uri);
        this.#statuses.delete(event.uri);
        return tell('textDocument/didClose', { textDocument: { uri: event.uri } });
      case 'write': {
        const changes = event.files.map(([uri, text]) => ({ uri, type: text === undefined ? 3 : 2 }));
        return tell('workspace/didChangeWatchedFiles', { changes });
      }
      case 'folder': {
        const changes = [{ uri: event.from, type: 3 }];
        if (event.to !== undefined) changes.push({ uri: event.to, type: 1 });
        return tell('workspace/didChangeWatchedFiles', { changes });
      }
      case 'settings':
        return this.#whileConfigured(() => tell('workspace/didChangeConfiguration', { settings: null }));
      case 'folders': {
        const removed = before.folders.filter((uri) => !event.folders.includes(uri)).map(toFolder);
        const added = event.folders.filter((uri) => !before.folders.includes(uri)).map(toFolder);
        if (removed.length + added.length === 0) return;
        return this.#whileConfigured(() =>
          tell('workspace/didChangeWorkspaceFolders', { event: { added, removed } }),
        );
      }
      case 'panel':
        return this.#look(event.id, event.place);
    }
  }

  /**
   * All that its user can see, as plain text.
   * @param everywhere whether the whole workspace is asked about, too
   */
  async answers(everywhere: boolean): Promise<string> {
    await untilAtRest();
    const diagnostics: Record<string, readonly Diagnostic[]> = {};
    for (const uri of [...this.#outside.open.keys()].sort()) diagnostics[uri] = await this.#pull(uri);
    const workspace = everywhere ? await this.#pullAll() : [];
    await untilAtRest();
    const panels = [...this.#panels]
      .map(([id, { shown }]) => [id, { ...shown, revision: 0 }] as const)
      .sort();
    const matrices = [...this.#matrices].map(([id, view]) => [id, matrixText(view)] as const).sort();
    const statuses = [...this.#statuses.values()].sort((left, right) => (left.uri < right.uri ? -1 : 1));
    const environments: EnvironmentList = await this.#client.sendRequest(methods.environments, {});
    return JSON.stringify({ diagnostics, workspace, panels, matrices, statuses, environments }, inOrder, 1);
  }

  #listen(): void {
    const client = this.#client;
    client.onRequest('workspace/configuration', ({ items }: { items: readonly { section: string }[] }) => {
      this.#configured++;
      return items.map(({ section }) => this.#outside.settings[section] ?? null);
    });
    client.onRequest('workspace/diagnostic/refresh', () => null);
    client.onRequest('client/registerCapability', () => null);
    client.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
      if (type === 1) throw new Error(message);
    });
    client.onNotification(methods.documentStatus, (status: DocumentStatus) => {
      if (this.#outside.open.has(status.uri)) this.#statuses.set(status.uri, status);
    });
    client.onNotification(methods.previewChanged, (changed: PreviewChanged) => {
      const before =
        this.#panels.get(changed.subscription) ?? initialView({ focus: undefined, pinned: false });
      const view = receive(before, { type: 'changed', changed });
      if (view.needsWhole) throw new Error('a patch of another model');
      this.#panels.set(changed.subscription, view);
    });
    client.onNotification(methods.matrixChanged, (changed: MatrixChanged) => {
      const view = receiveMatrix(this.#matrices.get(changed.subscription) ?? noMatrix, changed);
      if (view.needsWhole) throw new Error('a patch of another matrix');
      this.#matrices.set(changed.subscription, view);
    });
    client.listen();
  }

  /** Waits until the server has asked for its settings; whatever is sent after that, it reads after the answer. */
  async #whileConfigured(tell: () => Promise<void>): Promise<void> {
    const before = this.#configured;
    await tell();
    while (this.#configured === before) await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
  }

  #open(uri: string): Promise<void> {
    this.#version++;
    const languageId = uri.endsWith('.json') ? 'json' : 'yaml';
    const text = this.#outside.open.get(uri) ?? '';
    const textDocument = { uri, languageId, version: this.#version, text };
    return this.#client.sendNotification('textDocument/didOpen', { textDocument });
  }

  #edit({ uri, edits, whole }: Event & { readonly kind: 'edit' }, before: string): Promise<void> {
    this.#version++;
    let text = before;
    const contentChanges = edits.map((edit) => {
      const document = TextDocument.create(uri, 'yaml', 0, text);
      const start = document.positionAt(edit.offset);
      const end = document.positionAt(edit.offset + edit.length);
      text = applyEdit(text, edit);
      return { range: { start, end }, text: edit.text };
    });
    return this.#client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: this.#version },
      contentChanges: whole ? [{ text }] : contentChanges,
    });
  }

  async #look(id: string, { uri, line }: PanelPlace): Promise<void> {
    // at the beginning of lines, and in the middle of their words
    const focus = { uri, position: { line, character: line % 2 === 0 ? 0 : 14 } };
    await this.#client.sendRequest(methods.previewSubscribe, { subscription: id, focus });
    if (id === 'left') await this.#client.sendRequest(methods.matrixSubscribe, { subscription: id, focus });
  }

  async #pull(uri: string): Promise<readonly Diagnostic[]> {
    const previousResultId = this.#reports.get(uri)?.resultId;
    const answer = await this.#client.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
    if (answer.kind === 'full') {
      this.#reports.set(uri, { resultId: answer.resultId, diagnostics: answer.items });
    }
    return this.#reports.get(uri)?.diagnostics ?? [];
  }

  async #pullAll(): Promise<readonly unknown[]> {
    const previousResultIds = [...this.#workspaceReports].map(([uri, { resultId = '' }]) => ({
      uri,
      value: resultId,
    }));
    const { items } = await this.#client.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds });
    for (const item of items) {
      if (item.kind !== 'full') continue;
      if (item.items.length === 0) this.#workspaceReports.delete(item.uri);
      else this.#workspaceReports.set(item.uri, { resultId: item.resultId, diagnostics: item.items });
    }
    // Of open documents the editor asks one by one.
    return [...this.#workspaceReports]
      .filter(([uri]) => !this.#outside.open.has(uri))
      .map(([uri, { diagnostics }]) => [uri, diagnostics] as const)
      .sort();
  }
}

/** Messages that are sent in one turn of the loop are handled in the next one, and nothing here waits for a clock. */
const longestChain = 20;

/** Waits until all that was sent has been handled, and what the server sends because of it has come. */
async function untilAtRest(): Promise<void> {
  for (let turn = 0; turn < longestChain; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function toFolder(uri: string): { readonly uri: string; readonly name: string } {
  return { uri, name: uri.slice(uri.lastIndexOf('/') + 1) };
}

/** The order of keys is of no meaning: a row that keeps its members has them last. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
