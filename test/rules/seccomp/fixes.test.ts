import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { byPlace } from '../../../server/src/cli/check/checkFiles.ts';
import type { ReportedFix } from '../../../server/src/rules/finding.ts';
import { filesOfCase, sourceOf } from '../../support/marked.ts';
import { findingsOf, workbenchOf } from '../../support/workbench.ts';

const folder = new URL('../cases/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.startsWith('seccomp-'));

function applied(text: string, { edits }: ReportedFix): string {
  return edits
    .toSorted((left, right) => right.range.start - left.range.start)
    .reduce(
      (result, { range, newText }) => result.slice(0, range.start) + newText + result.slice(range.end),
      text,
    );
}

/** The lines that differ, as a difference shows them. */
function changes(before: string, after: string): string {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  const first = old.findIndex((line, index) => line !== fresh[index]);
  let last = 0;
  while (last < Math.min(old.length, fresh.length) - first && old.at(-1 - last) === fresh.at(-1 - last))
    last++;
  const gone = old.slice(first, old.length - last).map((line) => `- ${line}`);
  const added = fresh.slice(first, fresh.length - last).map((line) => `+ ${line}`);
  return [...gone, ...added].join('\n');
}

// `npx vitest run -u` writes the golden files anew: read the difference.
it.each(names)('the fixes of %s do what they say', async (name) => {
  const shown = [...filesOfCase(readFileSync(new URL(name, folder), 'utf8'))].flatMap(([file, marks]) => {
    const text = sourceOf(file, marks)
      .split('\n')
      .filter((line) => !/^\s*# \^/.test(line))
      .join('\n');
    const workbench = workbenchOf(new Map([[file, text]]));
    return findingsOf(workbench)
      .toSorted(byPlace)
      .flatMap(({ rule, fixes }) =>
        fixes.map((fix) => {
          const safety = fix.safe ? 'safe' : 'to be looked at';
          return `${file} ${rule}: ${fix.title} (${safety})\n${changes(text, applied(text, fix))}\n`;
        }),
      );
  });
  await expect(shown.join('\n')).toMatchFileSnapshot(`golden/${name.replace('.case', '.txt')}`);
});
