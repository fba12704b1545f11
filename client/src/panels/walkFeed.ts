import type { ConnectionQuestion, WalkAnswer, WalkRequest } from '../../../server/src/protocol/walk.ts';
import { Gathered } from './gathered.ts';
import { LatestAnswer } from './latestAnswer.ts';
import { walkAnswer } from './walkShape.ts';

/** What a feed needs from the server and the webview. */
export interface WalkPort {
  readonly ask: (request: WalkRequest) => Promise<unknown>;
  readonly show: (answer: WalkAnswer | undefined) => void;
}

/** The walk that a panel shows, kept true to the text: asked for again after edits, and told where it says something else. */
export class WalkFeed {
  readonly #port: WalkPort;
  readonly #latest: LatestAnswer<WalkAnswer>;
  #request: WalkRequest | undefined;
  readonly #question = new Gathered(() => void this.#ask());

  constructor(port: WalkPort) {
    this.#port = port;
    this.#latest = new LatestAnswer(walkAnswer, port.show);
  }

  /** @param uri of a document of the environment that is asked; undefined: the one in use */
  open(question: ConnectionQuestion, uri: string | undefined): void {
    this.#request = { ...question, ...(uri === undefined ? {} : { uri }) };
    this.#latest.forget();
    this.#question.now();
  }

  close(): void {
    this.dispose();
    this.#port.show(undefined);
  }

  /** Something that the answer may depend on is otherwise. */
  renewSoon(): void {
    if (this.#request === undefined) return;
    this.#question.soon();
  }

  dispose(): void {
    this.#question.cancel();
    this.#request = undefined;
    this.#latest.drop();
  }

  async #ask(): Promise<void> {
    if (this.#request !== undefined) await this.#latest.of(this.#port.ask(this.#request));
  }
}
