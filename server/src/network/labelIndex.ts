import type { LabelSelector, Labels, SelectorRequirement } from '../kubernetes/labels.ts';
import { matchSelector, type Selection } from './selectors.ts';

/**
 * Finds labelled things by selector with work in proportion to the candidates of the most telling requirement,
 * not to everything there is.
 */
export class LabelIndex<T> {
  readonly #all: T[] = [];
  readonly #labelsOf: (item: T) => Labels;
  readonly #byPair = new Map<string, Map<string, T[]>>();
  readonly #byKey = new Map<string, T[]>();
  /** What has a label of a key whose value is not known. */
  readonly #varying = new Map<string, T[]>();
  /** Labels with a hole may hold any key. */
  readonly #open: T[] = [];

  constructor(items: readonly T[], labelsOf: (item: T) => Labels) {
    this.#labelsOf = labelsOf;
    for (const item of items) this.add(item);
  }

  add(item: T): void {
    const { values: written, varying, open } = this.#labelsOf(item);
    this.#all.push(item);
    if (open) this.#open.push(item);
    for (const key of varying?.keys() ?? []) {
      append(this.#varying, key, item);
      append(this.#byKey, key, item);
    }
    for (const [key, value] of written) {
      if (varying?.has(key)) continue;
      const values = this.#byPair.get(key) ?? new Map<string, T[]>();
      this.#byPair.set(key, values);
      append(values, value, item);
      append(this.#byKey, key, item);
    }
  }

  /** Every label key in use whose values are known. */
  keys(): Iterable<string> {
    return this.#byPair.keys();
  }

  /** Every value in use of a key, with what carries it. */
  valuesOf(key: string): ReadonlyMap<string, readonly T[]> {
    return this.#byPair.get(key) ?? new Map();
  }

  /** What the selector selects; the order follows from the selector and the items alone. */
  select(selector: LabelSelector): Selection<T> {
    if (selector.requirements.length === 0) {
      return selector.open ? { surely: [], possibly: this.#all } : { surely: this.#all, possibly: [] };
    }
    const surely: T[] = [];
    const possibly: T[] = [];
    for (const item of this.#candidates(selector)) {
      const match = matchSelector(selector, { kind: 'labels', labels: this.#labelsOf(item) });
      if (match === 'yes') surely.push(item);
      else if (match === 'possibly') possibly.push(item);
    }
    return { surely, possibly };
  }

  #candidates(selector: LabelSelector): readonly T[] {
    let best: readonly T[] = this.#all;
    for (const requirement of selector.requirements) {
      const listed = this.#listed(requirement);
      if (listed !== undefined && listed.length + this.#open.length < best.length) {
        best = this.#open.length === 0 ? listed : [...new Set([...listed, ...this.#open])];
      }
    }
    return best;
  }

  /** What carries a label that the requirement asks for; undefined where it asks for none. */
  #listed({ key, operator, values }: SelectorRequirement): readonly T[] | undefined {
    if (operator === 'Exists') return this.#byKey.get(key) ?? [];
    if (operator !== 'In') return undefined;
    const byValue = this.valuesOf(key);
    const varying = this.#varying.get(key);
    const [only] = values;
    if (only !== undefined && values.length === 1 && varying === undefined) return byValue.get(only) ?? [];
    const listed = [...new Set(values)].flatMap((value) => byValue.get(value) ?? []);
    return varying === undefined ? listed : [...new Set([...listed, ...varying])];
  }
}

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
