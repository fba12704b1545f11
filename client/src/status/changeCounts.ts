import { Disposable, type Event, EventEmitter, Uri, workspace } from 'vscode';
import type { ChangeCountMessage } from '../../../server/src/protocol/lenses.ts';
import { methods } from '../../../server/src/protocol/methods.ts';
import type { PolicyServer } from '../server/policyServer.ts';
import { count, record, text } from '../shape.ts';

const changeCount = record<ChangeCountMessage>({ uri: text, against: text, lost: count, gained: count });

/** How many connections the server last said to be otherwise, by open document. */
export class ChangeCounts implements Disposable {
  readonly #known = new Map<string, ChangeCountMessage>();
  readonly #changes = new EventEmitter<void>();
  readonly #disposable: Disposable;

  constructor(server: PolicyServer) {
    this.#disposable = Disposable.from(
      this.#changes,
      server.onNotification(methods.changeCount, (params) => {
        if (!changeCount(params)) return;
        this.#known.set(canonical(params.uri), params);
        this.#changes.fire();
      }),
      server.onState((state) => {
        if (state === 'running') return;
        this.#known.clear();
        this.#changes.fire();
      }),
      workspace.onDidCloseTextDocument(({ uri }) => this.#known.delete(canonical(uri.toString()))),
    );
  }

  get onChange(): Event<void> {
    return this.#changes.event;
  }

  get(uri: string): ChangeCountMessage | undefined {
    return this.#known.get(canonical(uri));
  }

  dispose(): void {
    this.#disposable.dispose();
  }
}

/** The server writes some characters otherwise than VS Code. */
function canonical(uri: string): string {
  return Uri.parse(uri).toString();
}
