/**
 * What an answer was made from, by identity. Objects are not kept in memory for its sake: an answer that is remembered
 * for long would else keep the whole workspace as it once was.
 */
export class Inputs {
  readonly #signs: readonly unknown[];

  constructor(inputs: readonly unknown[]) {
    this.#signs = inputs.map(signOf);
  }

  /** Whether an answer made from these inputs would be the same. */
  are(inputs: readonly unknown[]): boolean {
    const signs = this.#signs;
    if (inputs.length !== signs.length) return false;
    for (let index = 0; index < signs.length; index++) {
      if (!Object.is(signs[index], signOf(inputs[index]))) return false;
    }
    return true;
  }
}

/**
 * What stands for each object, as long as the object is there. It never stands for another one: what is gone is none of those
 * that are there. (To ask a `WeakRef` takes five times as long.)
 */
const signs = new WeakMap<object, object>();

function signOf(input: unknown): unknown {
  if ((typeof input !== 'object' || input === null) && typeof input !== 'function') return input;
  const known = signs.get(input);
  if (known !== undefined) return known;
  const sign = {};
  signs.set(input, sign);
  return sign;
}
