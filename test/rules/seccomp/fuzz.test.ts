import { expect, it } from 'vitest';
import { assemble } from '../../../server/src/assembly/assemble.ts';
import { finish } from '../../../server/src/base/steps.ts';
import type { ReportedFinding } from '../../../server/src/rules/finding.ts';
import { reportFile } from '../../../server/src/rules/report.ts';
import { readFile, type WorkspaceFile } from '../../../server/src/workspace/file.ts';
import { emptySnapshot, withOpenFile } from '../../../server/src/workspace/snapshot.ts';
import { ownProfiles } from '../../mutation/seccomp/fixtures.ts';
import { seeded } from '../../support/random.ts';

const pieces = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  '  ',
  '- ',
  '# c\n',
  '// c\n',
  '...',
  '-1',
  '1e3',
  '0x1',
  '18446744073709551616',
  'null',
  '"names": "read",',
  '"name": "read",',
  '"action": 7,',
  '"SCMP_ACT_NOTIFY"',
  '"read", "read",',
  'errnoRet: 5000\n',
  '&a ',
  '*a',
  '<<: *a\n',
];

function read(name: string, text: string, previous?: WorkspaceFile): WorkspaceFile {
  const language = name.endsWith('.json') ? 'json' : 'yaml';
  return finish(readFile({ uri: `file:///w/${name}`, language, version: 1, text, isJudged: true }, previous));
}

function findings(file: WorkspaceFile): readonly ReportedFinding[] {
  const snapshot = withOpenFile(emptySnapshot, file, false);
  return finish(reportFile({ snapshot, assembly: assemble(snapshot) }, file));
}

it.each(ownProfiles)(
  'random edits of $name are judged as the whole text anew',
  { timeout: 60_000 },
  ({ name, text }) => {
    const random = seeded(name.length);
    let current = text;
    let file = read(name, current);
    let reported = 0;
    for (let round = 0; round < 200; round++) {
      const at = random.below(current.length + 1);
      const removed = random.chance(0.3) ? random.below(20) : 0;
      const inserted = random.chance(0.25) ? '' : random.pick(pieces);
      current = round % 10 === 0 ? text : current.slice(0, at) + inserted + current.slice(at + removed);
      file = read(name, current, file);
      const found = findings(file);
      expect({ current, found }).toEqual({ current, found: findings(read(name, current)) });
      reported += found.length;
      for (const { range, fixes } of found) {
        const ranges = [range, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.range))];
        for (const { start, end } of ranges) {
          expect(0 <= start && start <= end && end <= current.length).toBe(true);
        }
      }
    }
    expect(reported).toBeGreaterThan(100);
  },
);
