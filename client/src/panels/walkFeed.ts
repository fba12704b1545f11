import type { ConnectionQuestion, WalkAnswer, WalkRequest } from '../../../server/src/protocol/walk.ts';
import { LatestAnswer } from './latestAnswer.ts';
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
  readonly #latest: LatestAnswer<WalkAnswer>;
  #request: WalkRequest | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(port: WalkPort) {
    this.#port = port;
    this.#latest = new LatestAnswer(walkAnswer, port.show);
  }

  /** @param uri of a document of the environment that is asked; undefined: the one in use */
  open(question: ConnectionQuestion, uri: string | undefined): void {
    this.#request = { ...question, ...(uri === undefined ? {} : { uri }) };
    this.#latest.forget();
    void this.#ask();
  }

  close(): void {
    this.dispose();
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
    this.#latest.drop();
  }

  async #ask(): Promise<void> {
    if (this.#request !== undefined) await this.#latest.of(this.#port.ask(this.#request));
  }
}
