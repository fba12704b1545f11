import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { completeAt } from '../../../server/src/features/completion/completeAt.ts';
import { withoutStops } from '../../../server/src/features/completion/snippet.ts';
import { twinEdits } from '../../../server/src/features/completion/twinEdits.ts';
import { withEdits } from '../../support/textEdits.ts';
import { root } from '../../support/workbench.ts';
import { type FileCase, fileCases } from '../names/fileCases.ts';

const cases = new URL('knowing.txt', import.meta.url);

describe('what is allowed for a workload of the files', () => {
  it('is written with labels that stay and ports that are listened on, on both sides', async () => {
    const answers = fileCases(readFileSync(cases, 'utf8')).map(answer);
    await expect(answers.join('\n')).toMatchFileSnapshot(`${fileURLToPath(cases)}.expected.md`);
  });
});

/** The item that the title names, and the files that it changes. */
function answer({ title, files, uri, offset, workbench }: FileCase): string {
  const [wanted = ''] = title.split(',');
  const item = completeAt(workbench, uri, offset).find(({ label }) => label === wanted);
  if (item === undefined) return `## ${title}\n\nnot offered\n`;
  const edits = [
    { uri, range: item.range, newText: withoutStops(item.snippet) },
    ...(item.twin === undefined ? [] : (twinEdits(workbench, item.twin) ?? [])),
  ];
  const changed = [...files].flatMap(([name, text]) => {
    const own = edits.filter((edit) => edit.uri === `${root}/${name}`);
    return own.length === 0 ? [] : [`${name}\n\n\`\`\`yaml\n${withEdits(text, own)}\`\`\``];
  });
  const told = `${item.detail ?? ''}\n\n${item.documentation ?? ''}\n\n\`${item.snippet}\``;
  return [`## ${title}`, told, ...changed, ''].join('\n\n');
}
