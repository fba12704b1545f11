import { Lines } from './lines.ts';

/** Finds where the lines begin of a text that comes piece by piece; its lines end with `\n`, a `\r` before it or not. */
export class LineCounter {
  #starts = new Uint32Array(1024);
  #count = 1;
  #length = 0;

  push(piece: string): void {
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) {
      if (this.#count === this.#starts.length) this.#grow();
      this.#starts[this.#count++] = this.#length + at + 1;
    }
    this.#length += piece.length;
  }

  lines(): Lines {
    return new Lines({ starts: this.#starts.slice(0, this.#count), length: this.#length });
  }

  #grow(): void {
    const larger = new Uint32Array(2 * this.#starts.length);
    larger.set(this.#starts);
    this.#starts = larger;
  }
}
