/** The labels of a pod template or a namespace. */
export interface Labels {
  readonly values: ReadonlyMap<string, string>;
  /**
   * Labels whose value is not written, for instance because a controller makes it up; by key. They go before `values`.
   * Left out: there are none.
   */
  readonly varying?: ReadonlyMap<string, VaryingLabel>;
  /** True where a label stands in a hole (an unfinished line): a selector that does not match may still do so. */
  readonly open: boolean;
}

export type VaryingLabel =
  /** One of these values. */
  | { readonly kind: 'oneOf'; readonly values: readonly string[]; readonly mayBeAbsent: boolean }
  /** `prefix` and a number, or any text; each pod may have another one. */
  | { readonly kind: 'generated'; readonly prefix: string; readonly rest: 'number' | 'any' };

export type SelectorOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface SelectorRequirement {
  readonly key: string;
  readonly operator: SelectorOperator;
  /** Empty for Exists and DoesNotExist. */
  readonly values: readonly string[];
  /** The path of the element, from the object on: `spec.podSelector.matchLabels.app`. */
  readonly path: string;
}

/** matchLabels and matchExpressions as one list, all of which must hold; an empty list selects everything. */
export interface LabelSelector {
  readonly requirements: readonly SelectorRequirement[];
  /** True where a requirement can't be read (a hole, a wrong type): a match is then possible, never sure. */
  readonly open: boolean;
  /**
   * There where the API does not know a key that stands in the selector, or beside it where it is left out: the decoder
   * drops the key, but what was meant to be selected is not known.
   */
  readonly hasUnknownKey?: true;
  /** The path of the selector, from the object on. */
  readonly path: string;
}
