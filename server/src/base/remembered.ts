import { Inputs } from './inputs.ts';

/** An answer that is found out again only where what it rests on is another. */
export class RememberedAnswer<T> {
  #known: { readonly inputs: Inputs; readonly answer: T } | undefined;

  /** The last answer, whether it still holds or not. */
  get last(): T | undefined {
    return this.#known?.answer;
  }

  /**
   * @param inputs all that an answer rests on, by identity; it may tell what it rests on itself
   * @param find given the last answer
   */
  get(inputs: (answer: T) => readonly unknown[], find: (before: T | undefined) => T): T {
    const before = this.#known;
    if (before?.inputs.are(inputs(before.answer)) === true) return before.answer;
    const answer = find(before?.answer);
    this.#known = { inputs: new Inputs(inputs(answer)), answer };
    return answer;
  }
}

/** Answers about objects. */
export class Remembered<K extends object, T> {
  readonly #answers = new WeakMap<K, Map<string, RememberedAnswer<T>>>();

  /** @param scope answers about one object in several scopes are kept apart */
  of(key: K, scope: string): RememberedAnswer<T> {
    const ofKey = this.#answers.get(key) ?? new Map<string, RememberedAnswer<T>>();
    this.#answers.set(key, ofKey);
    const answer = ofKey.get(scope) ?? new RememberedAnswer<T>();
    ofKey.set(scope, answer);
    return answer;
  }
}
