import { describe, expect, it } from 'vitest';
import { completeAt } from '../../../../server/src/features/completion/completeAt.ts';
import type { Completion } from '../../../../server/src/features/completion/completion.ts';
import { type CursorCase, caseFiles, cursorCases } from '../../cases.ts';
import { accepted } from '../../completion/acceptance.ts';

/** Of hundreds of system calls the first ones are kept. */
const kept = 12;

/** A case whose title ends with `-> label` shows the text after that has been accepted, all others what is offered. */
describe('completions in profiles', () => {
  for (const { name, text, expected } of caseFiles(new URL('cases/', import.meta.url))) {
    it(`of ${name}`, async () => {
      await expect(cursorCases(text, false).map(answer).join('\n')).toMatchFileSnapshot(expected);
    });
  }
});

function answer(one: CursorCase): string {
  const { title, text, offset, uri, workbench } = one;
  const items = [...completeAt(workbench, uri, offset)].sort((left, right) =>
    left.sortText < right.sortText ? -1 : 1,
  );
  const label = / -> (.*)$/.exec(title)?.[1];
  const shown = label === undefined ? offers(items, text) : after(items, label, text);
  return `## ${title}\n\n${shown}\n`;
}

function offers(items: readonly Completion[], text: string): string {
  if (items.length === 0) return 'nothing';
  const more = items.length - kept;
  const lines = items.slice(0, more > 3 ? kept : items.length).map((item) => line(item, text));
  return [...lines, ...(more > 3 ? [`- and ${more} more`] : [])].join('\n');
}

function line({ label, detail, range, snippet, filterText, comma }: Completion, text: string): string {
  const replaced = text.slice(range.start, range.end);
  return [
    `- ${label}`,
    ...(detail === undefined ? [] : [` (${detail})`]),
    ...(replaced === '' ? [] : [` instead of \`${replaced}\``]),
    ...(comma === undefined ? [] : [` with a comma behind \`${text.slice(0, comma).split(/\s/).at(-1)}\``]),
    ...(filterText === label ? [] : [` found by \`${filterText}\``]),
    `: \`${JSON.stringify(snippet).slice(1, -1)}\``,
  ].join('');
}

function after(items: readonly Completion[], label: string, text: string): string {
  const item = items.find((one) => one.label === label);
  return item === undefined ? `${label} is not offered` : `\`\`\`\n${accepted(text, item)}\`\`\``;
}
