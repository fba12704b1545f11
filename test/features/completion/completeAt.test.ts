import { describe, expect, it } from 'vitest';
import { completeAt } from '../../../server/src/features/completion/completeAt.ts';
import type { Completion } from '../../../server/src/features/completion/completion.ts';
import { type CursorCase, caseFiles, cursorCases } from '../cases.ts';

describe('completions', () => {
  for (const { name, text, expected } of caseFiles(new URL('cases/', import.meta.url))) {
    it(`of ${name}`, async () => {
      await expect(cursorCases(text).map(answer).join('\n')).toMatchFileSnapshot(expected);
    });
  }
});

function answer({ title, text, offset, uri, workbench }: CursorCase): string {
  const items = [...completeAt(workbench, uri, offset)].sort((left, right) =>
    left.sortText < right.sortText ? -1 : 1,
  );
  const lines = items.map((item) => line(item, text));
  return `## ${title}\n\n${lines.length === 0 ? 'nothing\n' : `${lines.join('\n')}\n`}`;
}

function line({ label, detail, range, snippet, filterText, comma }: Completion, text: string): string {
  const replaced = text.slice(range.start, range.end);
  const parts = [
    `- ${label}`,
    ...(detail === undefined ? [] : [` (${detail})`]),
    ...(replaced === '' ? [] : [` instead of \`${replaced}\``]),
    ...(comma === undefined ? [] : [` with a comma behind \`${text.slice(0, comma).split(/\s/).at(-1)}\``]),
    ...(filterText === label ? [] : [` found by \`${filterText}\``]),
    `: \`${JSON.stringify(snippet).slice(1, -1)}\``,
  ];
  return parts.join('');
}
