import type { ReportedFinding, ReportedFix } from '../../server/src/rules/finding.ts';
import { root } from './workbench.ts';

/** A text after those edits of a fix that are its own. */
function applied(uri: string, text: string, { edits }: ReportedFix): string {
  return edits
    .filter((edit) => edit.uri === uri)
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
          const after = applied(`${root}/${file}`, text, fix);
          return `${file === name ? '' : `${file}\n`}${changes(text, after)}\n`;
        });
        return `${name}:${line} ${fix.title} (${fix.safe ? 'safe' : 'to be looked at'})\n${shown.join('')}`;
      });
    })
    .join('\n');
}
