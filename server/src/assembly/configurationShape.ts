/** The shape of a part of `.policy-lens.yaml`: its rule, its completion, its hover and its JSON schema are made from it. */
export type ConfigurationShape =
  | { readonly kind: 'mapping'; readonly keys: Readonly<Record<string, ConfigurationKey>> }
  /** Rule ids with their severities. */
  | { readonly kind: 'ruleSeverities' }
  | { readonly kind: 'list'; readonly items: ConfigurationShape }
  | { readonly kind: 'text'; readonly allowed?: readonly string[]; readonly pattern?: TextPattern }
  | { readonly kind: 'ruleId' }
  | { readonly kind: 'boolean' }
  /** All, none, or a list of namespaces. */
  | { readonly kind: 'booleanOrNames' };

/** What a text must look like. */
export interface TextPattern {
  readonly matches: RegExp;
  readonly example: string;
}

export interface ConfigurationKey {
  readonly shape: ConfigurationShape;
  readonly required?: true;
  /** What it means and what follows from leaving it out. */
  readonly documentation: string;
}
