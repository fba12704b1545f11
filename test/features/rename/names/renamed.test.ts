import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../../server/src/base/steps.ts';
import { namedAt } from '../../../../server/src/features/names/namedAt.ts';
import { provenRenaming } from '../../../../server/src/features/rename/names/provenRenaming.ts';
import type { GroupedEdit } from '../../../../server/src/features/rename/names/renaming.ts';
import { withEdits } from '../../../support/textEdits.ts';
import { root } from '../../../support/workbench.ts';
import { type FileCase, fileCases } from '../../names/fileCases.ts';

describe('labels and ports get another name', () => {
  for (const name of ['shop', 'kustomize']) {
    it(`wherever they are meant (${name})`, async () => {
      const file = new URL(`${name}.txt`, import.meta.url);
      const answers = fileCases(readFileSync(file, 'utf8')).map(answer);
      await expect(answers.join('\n')).toMatchFileSnapshot(`${fileURLToPath(file)}.expected.md`);
    });
  }
});

/** The lines that change, by what has to be confirmed. */
function answer({ title, files, uri, offset, workbench }: FileCase): string {
  const name = title.split(' -> ')[1] ?? '';
  const place = namedAt(workbench, uri, offset);
  const heading = `## ${title}\n\n`;
  if (place === undefined) return `${heading}names nothing\n`;
  const renaming = finish(provenRenaming(workbench, place, name));
  if (renaming.kind === 'refused') return `${heading}refused: ${renaming.reason}\n`;
  const groups = new Map<string, GroupedEdit[]>();
  for (const edit of renaming.edits) {
    const heading = `${edit.group.label}: ${edit.group.description}`;
    groups.set(heading, [...(groups.get(heading) ?? []), edit]);
  }
  const shown = [...groups].map(([words, edits]) => `${words}\n\n${edits.map(line).sort().join('\n')}\n`);
  return heading + shown.join('\n');

  function line(edit: GroupedEdit): string {
    const file = edit.uri.slice(root.length + 1);
    const text = files.get(file) ?? '';
    const number = text.slice(0, edit.range.start).split('\n').length;
    return `- ${file}:${number} \`${withEdits(text, [edit]).split('\n')[number - 1]?.trim()}\``;
  }
}
