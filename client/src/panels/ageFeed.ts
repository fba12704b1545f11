import { Gathered } from './gathered.ts';

/** What a feed needs from the server and the webview. */
export interface AgePort {
  /** Answers true once the panel shows what was written before. */
  readonly ask: () => Promise<unknown>;
  readonly show: (isOld: boolean) => void;
}

/** A picture that comes within this time, in milliseconds, is not told to be late. */
const soonEnough = 1000;

/** Whether the picture is older than the text: where much is to be worked out it may be, for seconds. */
export class AgeFeed {
  readonly #port: AgePort;
  readonly #question = new Gathered(() => void this.#ask());
  /** Counts the questions. */
  #asked = 0;
  #isOld = false;

  constructor(port: AgePort) {
    this.#port = port;
  }

  /** Something was written, or the panel is to show something else. */
  renewSoon(): void {
    this.#question.soon();
  }

  dispose(): void {
    this.#question.cancel();
    this.#asked++;
    this.#isOld = false;
  }

  async #ask(): Promise<void> {
    const turn = ++this.#asked;
    const late = setTimeout(() => this.#show(turn, true), soonEnough);
    const isSettled = await this.#port.ask();
    clearTimeout(late);
    if (isSettled === true && this.#isOld) this.#show(turn, false);
  }

  #show(turn: number, isOld: boolean): void {
    if (turn !== this.#asked) return;
    this.#isOld = isOld;
    this.#port.show(isOld);
  }
}
