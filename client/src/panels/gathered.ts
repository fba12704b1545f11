/**
 * How long requests are gathered, in milliseconds: what an edit changes in the picture is worked out and drawn first, also
 * where that takes a while.
 */
const quietTime = 200;

/** Does once what is asked for several times in a row. */
export class Gathered {
  readonly #act: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(act: () => void) {
    this.#act = act;
  }

  /** Once nothing more has been asked for, for a while. */
  soon(): void {
    this.cancel();
    this.#timer = setTimeout(this.#act, quietTime);
  }

  now(): void {
    this.cancel();
    this.#act();
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}
