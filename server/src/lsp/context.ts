import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol/session.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { OpenDocuments } from './documents.ts';
import type { Host } from './host.ts';
import type { Log } from './log.ts';
import type { Pictures } from './pictures.ts';
import type { Questions } from './questions.ts';
import type { ServerState } from './state.ts';

/** What the handlers share. */
export interface ServerContext {
  readonly connection: Connection;
  readonly host: Host;
  readonly log: Log;
  readonly state: ServerState;
  readonly documents: OpenDocuments;
  readonly diagnostics: Diagnostics;
  /** Those that the client waits for, behind which other work waits. */
  readonly questions: Questions;
  /** Those that go first after an edit. */
  readonly pictures: Pictures;
  /** Settles once the workspace has been read for the first time, or that was stopped. */
  readonly firstReading: Promise<void>;
  /** Known from the `initialize` request on. */
  client: { readonly capabilities: ClientCapabilities; readonly options: InitializationOptions };
}
