import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assemble } from '../../../server/src/assembly/assemble.ts';
import { finish } from '../../../server/src/base/steps.ts';
import { completeAt } from '../../../server/src/features/completion/completeAt.ts';
import { hintsIn } from '../../../server/src/features/hints/hintsIn.ts';
import { hoverAt } from '../../../server/src/features/hover/hoverAt.ts';
import { foldsOf } from '../../../server/src/features/outline/folds.ts';
import { outlineOf } from '../../../server/src/features/outline/outline.ts';
import { previewAt } from '../../../server/src/features/preview/previewAt.ts';
import { reportFile } from '../../../server/src/rules/report.ts';
import { readFile, type WorkspaceFile } from '../../../server/src/workspace/file.ts';
import { emptySnapshot, withOpenFile } from '../../../server/src/workspace/snapshot.ts';
import { seeded } from '../../support/random.ts';
import { describeShared } from '../../support/shared.ts';

/** So many edits are made in each file, one upon the other; now and then the file is mended. */
const rounds = 16;
const mendedEvery = 6;

/** What breaks a text in the middle, and what is typed there. */
const pieces = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '\n',
  '#',
  '- ',
  "'",
  '@',
  '',
  '"op',
  '\n      ',
  'SCMP_',
  '"read", ',
  '- read\n',
];

const uri = (name: string): string => `file:///w/profile.${name.endsWith('.json') ? 'json' : 'yaml'}`;

function read(name: string, text: string, previous?: WorkspaceFile): WorkspaceFile {
  const language = name.endsWith('.json') ? 'json' : 'yaml';
  return finish(readFile({ uri: uri(name), language, version: 1, text }, previous));
}

/** Everything that an editor asks for about one place. */
function answers(file: WorkspaceFile, offset: number) {
  const snapshot = withOpenFile(emptySnapshot, file, false);
  const workbench = { snapshot, assembly: assemble(snapshot) };
  return {
    hover: hoverAt(workbench, file.uri, offset),
    hints: finish(hintsIn(workbench, file.uri, { start: 0, end: offset })),
    completions: completeAt(workbench, file.uri, offset),
    outline: outlineOf(file),
    folds: foldsOf(file),
    preview: finish(previewAt(workbench, { uri: file.uri, position: file.lines.positionAt(offset) })),
    findings: finish(reportFile(workbench, file)),
  };
}

describeShared('real profiles under random edits', 'cases/seccomp/profiles', (folder) => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:json|ya?ml)$/.test(name),
  );

  it.each(names)('%s is answered at every time, with ranges inside it', { timeout: 120_000 }, (name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const random = seeded(text.length);
    let current = text;
    let file = read(name, current);
    for (let round = 0; round < rounds; round++) {
      const at = random.below(current.length + 1);
      const piece = random.pick(pieces);
      current =
        round % mendedEvery === 0
          ? text
          : current.slice(0, at) + piece + current.slice(at + random.below(20));
      file = read(name, current, file);
      // Where the edit was, as it is typed, or elsewhere.
      const offset = random.chance(0.5)
        ? Math.min(at + piece.length, current.length)
        : random.below(current.length + 1);
      const { hover, completions, outline, folds, findings, ...rest } = answers(file, offset);
      if (round % 2 === 1) {
        const anew = answers(read(name, current), offset);
        expect({ hover, completions, outline, folds, findings, ...rest }).toEqual(anew);
      }
      const around = [
        ...completions.map(({ range }) => range),
        ...(hover === undefined ? [] : [hover.range]),
      ];
      for (const { start, end } of around) expect([start <= offset, end >= offset]).toEqual([true, true]);
      for (const { range } of completions) expect(current.slice(range.start, range.end)).not.toContain('\n');
      const edits = findings.flatMap(({ fixes }) =>
        fixes.flatMap((fix) => fix.edits.map(({ range }) => range)),
      );
      for (const { start, end } of [...around, ...edits, ...findings.map(({ range }) => range)]) {
        expect([0 <= start, start <= end, end <= current.length]).toEqual([true, true, true]);
      }
    }
  });
});
