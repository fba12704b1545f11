/** The labels of a pod template or a namespace. */
export type Labels = ReadonlyMap<string, string>;

export type SelectorOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

export interface SelectorRequirement {
  readonly key: string;
  readonly operator: SelectorOperator;
  /** Empty for Exists and DoesNotExist. */
  readonly values: readonly string[];
  /** The path of the element, from the selector on: `matchLabels[app]`, `matchExpressions[0]`. */
  readonly path: string;
}

/** matchLabels and matchExpressions as one list, all of which must hold; an empty list selects everything. */
export interface LabelSelector {
  readonly requirements: readonly SelectorRequirement[];
}
