import type { DecidedRows, PreviewFocus } from '../../../server/src/protocol/preview.ts';
import { record } from '../shape.ts';
import { decidedRows } from './modelShape.ts';

/** What a feed needs from the server and the webview. */
export interface DecidedPort {
  readonly ask: (place: PreviewFocus) => Promise<unknown>;
  readonly show: (rows: DecidedRows['rows']) => void;
}

const answer = record<DecidedRows>({ rows: decidedRows });

/** The rows that the line at the editor's cursor decides; told where they are others than before. */
export class DecidedFeed {
  readonly #port: DecidedPort;
  #place: PreviewFocus | undefined;
  #shown = '[]';
  /** Counts the questions: an answer that was overtaken is dropped. */
  #asked = 0;

  constructor(port: DecidedPort) {
    this.#port = port;
  }

  cursorAt(place: PreviewFocus): void {
    this.#place = place;
    void this.renew();
  }

  /** The webview has lost what it was told. */
  forget(): void {
    this.#shown = '[]';
  }

  /** The rows are others, or what decides them. */
  async renew(): Promise<void> {
    if (this.#place === undefined) return;
    this.#asked++;
    const turn = this.#asked;
    const found = await this.#port.ask(this.#place);
    if (turn !== this.#asked || !answer(found)) return;
    const text = JSON.stringify(found.rows);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#port.show(found.rows);
  }
}
