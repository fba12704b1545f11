import { describe, expect, it } from 'vitest';
import { type Hover, hoverAt } from '../../../../server/src/features/hover/hoverAt.ts';
import { root } from '../../../support/workbench.ts';
import { caseFiles, shopWith } from '../../cases.ts';

/** What the tables say of each word has golden files of its own; here the part above the line is kept. */
describe('hover in profiles', () => {
  for (const { name, text, expected } of caseFiles(new URL('cases/', import.meta.url))) {
    it(`everywhere in ${name}`, async () => {
      await expect(everywhere(name, text)).toMatchFileSnapshot(expected);
    });
  }

  it('is the same for a text that is not saved and has no name yet', () => {
    const text = '{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["read"';
    expect(
      hoverAt(shopWith('Untitled-1.json', text), `${root}/Untitled-1.json`, text.length - 3)?.markdown,
    ).toContain('**read**');
  });
});

function everywhere(name: string, text: string): string {
  const workbench = shopWith(name, text);
  const found = new Map<string, Hover>();
  for (let offset = 0; offset <= text.length; offset++) {
    const hover = hoverAt(workbench, `${root}/${name}`, offset);
    if (hover !== undefined) found.set(`${hover.range.start}-${hover.range.end}`, hover);
  }
  return [...found.values()]
    .map(({ range, markdown }) => {
      const before = text.slice(0, range.start).split('\n');
      const place = `${before.length}:${(before.at(-1) ?? '').length + 1}`;
      const [above = '', below] = markdown.split('\n\n---\n\n');
      const rest = below === undefined ? '' : `\n\n---\n\n${below.split('\n\n').at(-1)}`;
      return `# ${place} ${text.slice(range.start, range.end)}\n\n${above}${rest}\n`;
    })
    .join('\n');
}
