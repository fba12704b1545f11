import { commands, Disposable, type Event, EventEmitter, type Memento } from 'vscode';
import type {
  EnvironmentCompletion,
  EnvironmentDetail,
  EnvironmentList,
  EnvironmentNote,
  EnvironmentSummary,
} from '../../../server/src/protocol/environments.ts';
import { methods } from '../../../server/src/protocol/methods.ts';
import { onlyNew } from '../onlyNew.ts';
import type { PolicyServer } from '../server/policyServer.ts';
import { count, flag, listOf, optional, record, text } from '../shape.ts';

const place = { uri: optional(text), line: optional(count) };
const note = record<EnvironmentNote>({
  text,
  ...place,
  isFact: optional(flag),
  takenSince: optional(text),
  details: optional(listOf(record<EnvironmentDetail>({ text, ...place }))),
});

const environmentList = record<EnvironmentList>({
  environments: listOf(
    record<EnvironmentSummary>({
      id: text,
      name: text,
      kubernetesVersion: text,
      holds: text,
      notes: listOf(note),
      files: listOf(text),
      completion: record<EnvironmentCompletion>({ command: text, file: text, kinds: listOf(text) }),
    }),
  ),
});

/** Where the chosen environment is kept for the workspace. */
const memory = 'environmentInUse';

/** How long changes are gathered, in milliseconds. */
const delay = 200;

/** The environments of the workspace as the server last told them, and the one that the user has chosen. */
export class EnvironmentFeed implements Disposable {
  readonly #server: PolicyServer;
  readonly #state: Memento;
  readonly #changes = new EventEmitter<void>();
  readonly #disposable: Disposable;
  #environments: readonly EnvironmentSummary[] = [];
  #timer: NodeJS.Timeout | undefined;
  readonly #take = onlyNew((environments: readonly EnvironmentSummary[]) => {
    this.#environments = environments;
    void commands.executeCommand('setContext', 'policyLens.hasEnvironments', environments.length > 0);
    this.#changes.fire();
  });

  constructor(server: PolicyServer, state: Memento) {
    this.#server = server;
    this.#state = state;
    this.#disposable = Disposable.from(
      this.#changes,
      server.onNotification(methods.environmentsChanged, () => this.#refreshSoon()),
      server.onState((status) => {
        if (status === 'running') this.#tell();
        else this.#take([]);
      }),
      { dispose: () => clearTimeout(this.#timer) },
    );
  }

  /** The list says something else, or another environment is in use. */
  get onChange(): Event<void> {
    return this.#changes.event;
  }

  get environments(): readonly EnvironmentSummary[] {
    return this.#environments;
  }

  /** Undefined where none goes before the others. */
  get inUse(): EnvironmentSummary | undefined {
    const id = this.#state.get<string>(memory);
    return this.#environments.find((environment) => environment.id === id);
  }

  /** @param id undefined: none goes before the others */
  async use(id: string | undefined): Promise<void> {
    await this.#state.update(memory, id);
    this.#tell();
    this.#changes.fire();
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  #tell(): void {
    const id = this.#state.get<string>(memory);
    this.#server.notify(methods.useEnvironment, id === undefined ? {} : { id });
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), delay);
  }

  async #refresh(): Promise<void> {
    const answer = await this.#server.request(methods.environments, {});
    if (environmentList(answer)) this.#take(answer.environments);
  }
}
