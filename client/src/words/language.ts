import { config } from '@vscode/l10n';

/** What the texts of the panel, and of what is taken from it, are said in. */
export interface Language {
  /** As VS Code names it: `en`, `pt-br`. */
  readonly name: string;
  /** Translations by their English texts; empty for English itself. */
  readonly texts: Readonly<Record<string, string>>;
}

let numbers = new Intl.NumberFormat('en');

/** Until a language is given, all is English. */
export function speak({ name, texts }: Language): void {
  config({ contents: texts });
  numbers = new Intl.NumberFormat([name, 'en']);
}

/** `12,000`, as the language writes it. */
export function numberText(number: number): string {
  return numbers.format(number);
}
