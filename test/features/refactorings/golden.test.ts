import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TextRange } from '../../../server/src/base/range.ts';
import type { Refactoring } from '../../../server/src/features/refactorings/refactoring.ts';
import { refactoringsAt } from '../../../server/src/features/refactorings/refactoringsAt.ts';
import { lineChanges } from '../../support/lineChanges.ts';
import { filesOfCase } from '../../support/marked.ts';
import { withEdits } from '../../support/textEdits.ts';
import { findingsOf, root, workbenchOf } from '../../support/workbench.ts';

/**
 * Each case has files that begin at `=== name`; in the first of them `$0` marks the cursor, or `$[` and `$]` a
 * selection. The golden file has every refactoring that is offered there, with what the text then is. `npx vitest run -u`
 * writes them anew: read the difference.
 */
const folder = new URL('cases/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));

describe('refactorings', () => {
  it.each(names)('%s', async (name) => {
    const { uri, text, selection, files } = readCase(name);
    const offered = refactoringsAt(workbenchOf(files), uri, selection);
    const parts = offered.map((one) => `--- ${one.title}\n${shown(files, text, one)}`);
    await expect(parts.join('\n')).toMatchFileSnapshot(`cases/${name.replace(/txt$/, 'golden')}`);
  });

  it.each(names)('%s has edits that leave valid text, and nothing to do twice', (name) => {
    const { uri, text, selection, files } = readCase(name);
    for (const { title, kind, edits } of refactoringsAt(workbenchOf(files), uri, selection)) {
      const after = withEdits(text, edits);
      const then = workbenchOf(new Map([...files, [uri.slice(root.length + 1), after]]));
      expect(findingsOf(then).filter(({ rule }) => rule.includes('syntax'))).toEqual([]);
      if (kind === 'extract') continue;
      const again = refactoringsAt(then, uri, { start: selection.start, end: selection.start });
      const isBeside = edits.length === 0;
      expect(again.filter((one) => one.title === title && !isBeside)).toEqual([]);
    }
  });
});

interface Case {
  readonly uri: string;
  readonly text: string;
  readonly selection: TextRange;
  readonly files: ReadonlyMap<string, string>;
}

function readCase(name: string): Case {
  const files = new Map(filesOfCase(readFileSync(new URL(name, folder), 'utf8')));
  const [file, marked] = [...files][0] ?? ['', ''];
  const start = Math.max(marked.indexOf('$0'), marked.indexOf('$['));
  const end = marked.includes('$]') ? marked.indexOf('$]') - 2 : start;
  const text = marked.replace('$0', '').replace('$[', '').replace('$]', '');
  files.set(file, text);
  return { uri: `${root}/${file}`, text, selection: { start, end }, files };
}

function shown(
  files: ReadonlyMap<string, string>,
  text: string,
  { consequences, edits, elsewhere = [], file }: Refactoring,
): string {
  const notes = consequences.map((sentence) => `! ${sentence}\n`).join('');
  const beside = file === undefined ? '' : `=> ${file.uri.slice(root.length + 1)}\n${shortened(file.text)}`;
  const others = elsewhere.map((one) => {
    const other = one.uri.slice(root.length + 1);
    const old = files.get(other) ?? '';
    return `=> ${other}\n${lineChanges(old, withEdits(old, one.edits))}`;
  });
  const own = edits.length === 0 ? '' : lineChanges(text, withEdits(text, edits));
  return `${notes}${beside}${own}${others.join('')}`;
}

/** A whole default profile has hundreds of lines. */
function shortened(text: string): string {
  const lines = text.split('\n');
  return lines.length < 100 ? text : `${lines.slice(0, 12).join('\n')}\n… ${lines.length} lines\n`;
}
