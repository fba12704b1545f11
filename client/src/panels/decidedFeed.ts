import type { DecidedRows, PreviewFocus } from '../../../server/src/protocol/preview.ts';
import { record } from '../shape.ts';
import { Gathered } from './gathered.ts';
import { LatestAnswer } from './latestAnswer.ts';
import { decidedRows } from './modelShape.ts';

/** What a feed needs from the server and the webview. */
export interface DecidedPort {
  readonly ask: (place: PreviewFocus) => Promise<unknown>;
  readonly show: (rows: DecidedRows['rows']) => void;
}

const isAnswer = record<DecidedRows>({ rows: decidedRows });

/** The rows that the line at the editor's cursor decides; told where they are others than before. */
export class DecidedFeed {
  readonly #port: DecidedPort;
  readonly #latest: LatestAnswer<DecidedRows>;
  #place: PreviewFocus | undefined;
  readonly #question = new Gathered(() => void this.#ask());

  constructor(port: DecidedPort) {
    this.#port = port;
    this.#latest = new LatestAnswer(isAnswer, ({ rows }) => port.show(rows));
  }

  cursorAt(place: PreviewFocus): void {
    this.#place = place;
    this.#question.now();
  }

  /** The cursor moved because text was written there. */
  edited(place: PreviewFocus): void {
    this.#place = place;
    this.renewSoon();
  }

  /** The webview has lost what it was told. */
  forget(): void {
    this.#latest.forget();
  }

  /** The rows are others, or what decides them. */
  renewSoon(): void {
    if (this.#place === undefined) return;
    this.#question.soon();
  }

  dispose(): void {
    this.#question.cancel();
  }

  async #ask(): Promise<void> {
    if (this.#place !== undefined) await this.#latest.of(this.#port.ask(this.#place));
  }
}
