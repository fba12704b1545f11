/** A setting of the editor as its user meets it; the manifest's settings and the docs are made from it. */
export interface SettingDeclaration {
  /** Behind `policyLens.`. */
  readonly key: string;
  readonly default: string | number | boolean | readonly string[];
  readonly values: SettingValues;
  /** What it does, in Markdown. */
  readonly description: string;
}

type SettingValues =
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly kind: 'number'; readonly minimum: number }
  /** On or off. */
  | { readonly kind: 'switch' }
  /** Any text that matches; `''` is always one. */
  | { readonly kind: 'text'; readonly pattern: RegExp; readonly example: string }
  /** One of the choices, or another name that only the workspace tells. */
  | { readonly kind: 'name'; readonly choices: readonly Choice[] }
  | { readonly kind: 'list'; readonly choices: readonly Choice[] }
  /** Texts of which each matches. */
  | { readonly kind: 'texts'; readonly pattern: RegExp; readonly example: string };

export interface Choice {
  readonly value: string;
  /** Undefined where the value says it all. */
  readonly description?: string;
}
