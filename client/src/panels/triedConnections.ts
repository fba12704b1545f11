import { type Event, EventEmitter, type Memento } from 'vscode';
import type { ConnectionQuestion } from '../../../server/src/protocol/walk.ts';
import { listOf } from '../shape.ts';
import { isSameQuestion } from './sameConnection.ts';
import { connectionQuestion } from './walkShape.ts';

/** Where they are kept for the workspace. */
const memory = 'triedConnections';

/** As many as one looks through. */
const mostKept = 10;

const questions = listOf(connectionQuestion);

/** The connections that the user has tried, the last one first. They are kept for the workspace. */
export class TriedConnections {
  readonly #state: Memento;
  readonly #changes = new EventEmitter<void>();

  constructor(state: Memento) {
    this.#state = state;
  }

  get onChange(): Event<void> {
    return this.#changes.event;
  }

  get list(): readonly ConnectionQuestion[] {
    const kept = this.#state.get<unknown>(memory);
    return questions(kept) ? kept : [];
  }

  add(question: ConnectionQuestion): void {
    const others = this.list.filter((one) => !isSameQuestion(one, question));
    void this.#state.update(memory, [question, ...others].slice(0, mostKept));
    this.#changes.fire();
  }

  dispose(): void {
    this.#changes.dispose();
  }
}
