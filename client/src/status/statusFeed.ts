import { Disposable, type Event, EventEmitter, Uri, workspace } from 'vscode';
import { methods } from '../../../server/src/protocol/methods.ts';
import type { DocumentStatus } from '../../../server/src/protocol/session.ts';
import type { PolicyServer } from '../server/policyServer.ts';
import { DocumentStatuses } from './documentStatuses.ts';

/** What the server says of the open documents, and when it says something new. */
export class StatusFeed implements Disposable {
  readonly #statuses = new DocumentStatuses((uri) => Uri.parse(uri).toString());
  readonly #changes = new EventEmitter<void>();
  readonly #disposable: Disposable;

  constructor(server: PolicyServer) {
    this.#disposable = Disposable.from(
      this.#changes,
      server.onNotification(methods.documentStatus, (params) => {
        if (this.#statuses.receive(params)) this.#changes.fire();
      }),
      server.onState((state) => {
        if (state === 'running') return;
        this.#statuses.forgetAll();
        this.#changes.fire();
      }),
      workspace.onDidCloseTextDocument(({ uri }) => this.#statuses.forget(uri.toString())),
    );
  }

  get onChange(): Event<void> {
    return this.#changes.event;
  }

  get(uri: string | undefined): DocumentStatus | undefined {
    return this.#statuses.get(uri);
  }

  dispose(): void {
    this.#disposable.dispose();
  }
}
