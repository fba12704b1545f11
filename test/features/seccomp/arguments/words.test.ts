import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../../server/src/features/hover/hoverAt.ts';
import { root } from '../../../support/workbench.ts';
import { caseFiles, shopWith } from '../../cases.ts';

/** Of each rule what it says, and of each number in a condition what it stands for. */
describe('rules in words', () => {
  for (const { name, text, expected } of caseFiles(new URL('cases/', import.meta.url))) {
    it(`of ${name}`, async () => {
      await expect(words(name, text)).toMatchFileSnapshot(expected);
    });
  }
});

function words(name: string, text: string): string {
  const workbench = shopWith(name, text);
  const hover = (offset: number): string =>
    hoverAt(workbench, `${root}/${name}`, offset)?.markdown ?? 'nothing';
  const sections: string[] = [];
  for (const match of text.matchAll(/\bnames\b|(?<=\bvalue(?:Two)?"?: )\d+|(?<=\bindex"?: )\d+/g)) {
    const parts = hover(match.index).split('\n\n');
    const documentation = parts.findIndex((part) =>
      /^(?:The system calls that|What the argument|The bits that|The argument, from)/.test(part),
    );
    const own = parts.slice(0, documentation < 0 ? parts.length : documentation);
    if (match[0] === 'names') sections.push(`# ${own.join('\n\n')}\n`);
    // The sentence of the whole rule has been seen.
    else
      sections.push(
        `${match[0]}: ${own.filter((part) => !part.startsWith('This rule') && !part.startsWith('- ')).join(' / ')}\n`,
      );
  }
  return sections.join('\n');
}
