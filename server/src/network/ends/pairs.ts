import type { Endpoint } from '../endpoints.ts';
import type { NamedEnd } from './namedEnd.ts';

/** What is true of some pairs of ends that fare alike. */
export interface PairAnswer<T> {
  readonly answer: T;
  /** Each once, in their order. */
  readonly from: readonly Endpoint[];
  readonly to: readonly Endpoint[];
}

/**
 * What is true of each pair of two ends, once for those of which the same is true: the pods of one owner mostly fare
 * alike, and so do neighbouring addresses. One pair a step.
 * @param keyOf equal for answers that say the same
 */
export function* pairAnswers<T>(
  source: NamedEnd,
  destination: NamedEnd,
  answerOf: (from: Endpoint, to: Endpoint) => T,
  keyOf: (answer: T) => string,
): Generator<void, readonly PairAnswer<T>[]> {
  const found = new Map<string, { answer: T; from: Set<Endpoint>; to: Set<Endpoint> }>();
  for (const from of source.endpoints) {
    for (const to of destination.endpoints) {
      const answer = answerOf(from, to);
      const key = keyOf(answer);
      const known = found.get(key) ?? { answer, from: new Set(), to: new Set() };
      found.set(key, known);
      known.from.add(from);
      known.to.add(to);
      yield;
    }
  }
  return [...found.values()].map(({ answer, from, to }) => ({ answer, from: [...from], to: [...to] }));
}
