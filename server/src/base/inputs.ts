/**
 * What an answer was made from, by identity. Objects are not kept in memory for its sake: an answer that is remembered
 * for long would else keep the whole workspace as it once was.
 */
export class Inputs {
  readonly #inputs: readonly unknown[];

  constructor(inputs: readonly unknown[]) {
    this.#inputs = inputs.map((input) =>
      typeof input === 'object' && input !== null ? new WeakRef(input) : input,
    );
  }

  /** Whether an answer made from these inputs would be the same. */
  are(inputs: readonly unknown[]): boolean {
    return (
      inputs.length === this.#inputs.length &&
      this.#inputs.every((known, index) => isStill(known, inputs[index]))
    );
  }
}

/** An object that is gone is none of those that are there. */
function isStill(known: unknown, input: unknown): boolean {
  return Object.is(known instanceof WeakRef ? (known.deref() ?? gone) : known, input);
}

const gone = Symbol('gone');
