import type { ConnectionQuestion, WalkAnswer, WalkRequest } from '../../../server/src/protocol/walk.ts';
import { walkAnswer } from './walkShape.ts';

/** What a feed needs from the server and the webview. */
export interface WalkPort {
  readonly ask: (request: WalkRequest) => Promise<unknown>;
  readonly show: (answer: WalkAnswer | undefined) => void;
}

/** How long changes are gathered, in milliseconds, before the walk is asked for anew. */
const quietTime = 60;

/** The walk that a panel shows, kept true to the text: asked for again after edits, and told where it says something else. */
export class WalkFeed {
  readonly #port: WalkPort;
  #request: WalkRequest | undefined;
  #shown = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the questions: an answer that was overtaken is dropped. */
  #asked = 0;

  constructor(port: WalkPort) {
    this.#port = port;
  }

  /** @param uri of a document of the environment that is asked; undefined: the one in use */
  open(question: ConnectionQuestion, uri: string | undefined): void {
    this.#request = { ...question, ...(uri === undefined ? {} : { uri }) };
    this.#shown = '';
    void this.#ask();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#request = undefined;
    this.#asked++;
    this.#port.show(undefined);
  }

  /** Something that the answer may depend on is otherwise. */
  renewSoon(): void {
    if (this.#request === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), quietTime);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#request = undefined;
    this.#asked++;
  }

  async #ask(): Promise<void> {
    const request = this.#request;
    if (request === undefined) return;
    this.#asked++;
    const turn = this.#asked;
    const answer = await this.#port.ask(request);
    if (turn !== this.#asked || !walkAnswer(answer)) return;
    const text = JSON.stringify(answer);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#port.show(answer);
  }
}
