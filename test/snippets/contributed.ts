import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../support/checkout.ts';

export interface Snippet {
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

interface Contribution {
  readonly language: string;
  readonly path: string;
}

/** What the extension's manifest contributes. */
export function contributions(): readonly Contribution[] {
  const manifest = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
    readonly contributes: { readonly snippets: readonly Contribution[] };
  };
  return manifest.contributes.snippets;
}

/**
 * The snippets on a subject that a language gets, as VS Code reads them.
 * @param subject what the name of the file begins with
 */
export function snippetsOf(
  language: string,
  subject: 'networkpolicy' | 'seccomp' = 'networkpolicy',
): readonly Snippet[] {
  return contributions()
    .filter(
      (contribution) =>
        contribution.language === language && contribution.path.startsWith(`./snippets/${subject}-`),
    )
    .flatMap(({ path }) => {
      const texts = JSON.parse(readFileSync(join(checkout, path), 'utf8')) as Record<
        string,
        Omit<Snippet, 'name'>
      >;
      return Object.entries(texts).map(([name, snippet]) => ({ ...snippet, name }));
    });
}
