import { Inputs } from './inputs.ts';

interface Entry<T> {
  readonly inputs: Inputs;
  readonly answer: T;
}

/** Answers about objects, each found out again only where what it rests on is another. */
export class Remembered<K extends object, T> {
  readonly #entries = new WeakMap<K, Map<string, Entry<T>>>();

  /**
   * @param scope answers about one object in several scopes are kept apart
   * @param inputs all that an answer rests on, by identity; it may tell what it rests on itself
   * @param find given the last answer
   */
  get(
    key: K,
    scope: string,
    inputs: (answer: T) => readonly unknown[],
    find: (before: T | undefined) => T,
  ): T {
    const ofKey = this.#entries.get(key) ?? new Map<string, Entry<T>>();
    this.#entries.set(key, ofKey);
    const before = ofKey.get(scope);
    if (before?.inputs.are(inputs(before.answer)) === true) return before.answer;
    const answer = find(before?.answer);
    ofKey.set(scope, { inputs: new Inputs(inputs(answer)), answer });
    return answer;
  }
}
