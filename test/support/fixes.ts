import type { ReportedFinding, ReportedFix } from '../../server/src/rules/finding.ts';
import { withEdits } from './textEdits.ts';
import { root } from './workbench.ts';

/** The lines of a text that a fix changes, as a difference shows them. */
export function changesBy({ edits }: ReportedFix, uri: string, before: string): string {
  const after = withEdits(
    before,
    edits.filter((edit) => edit.uri === uri),
  );
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  const first = old.findIndex((line, index) => line !== fresh[index]);
  let last = 0;
  while (last < Math.min(old.length, fresh.length) - first && old.at(-1 - last) === fresh.at(-1 - last))
    last++;
  const gone = old.slice(first, old.length - last).map((line) => `- ${line}`);
  const added = fresh.slice(first, fresh.length - last).map((line) => `+ ${line}`);
  return [...gone, ...added].join('\n');
}

/** What the fixes of some findings change, in all files, as one text to be compared with a golden one. */
export function fixesShown(files: ReadonlyMap<string, string>, found: readonly ReportedFinding[]): string {
  return found
    .flatMap(({ uri, range, fixes }) => {
      const name = uri.slice(root.length + 1);
      const line = (files.get(name) ?? '').slice(0, range.start).split('\n').length;
      return fixes.map((fix) => {
        const touched = [...files].filter(([file]) =>
          fix.edits.some((edit) => edit.uri === `${root}/${file}`),
        );
        const shown = touched.map(([file, text]) => {
          const changed = changesBy(fix, `${root}/${file}`, text);
          return `${file === name ? '' : `${file}\n`}${changed}\n`;
        });
        return `${name}:${line} ${fix.title} (${fix.safe ? 'safe' : 'to be looked at'})\n${shown.join('')}`;
      });
    })
    .join('\n');
}
