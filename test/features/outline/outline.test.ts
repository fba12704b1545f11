import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { foldsOf } from '../../../server/src/features/outline/folds.ts';
import { type OutlineItem, outlineOf } from '../../../server/src/features/outline/outline.ts';
import { readFile, type WorkspaceFile } from '../../../server/src/workspace/file.ts';
import { caseFiles } from '../cases.ts';

function fileOf(name: string, text: string): WorkspaceFile {
  const language = name.endsWith('.json') ? 'json' : 'yaml';
  return finish(readFile({ uri: `file:///${name}`, language, version: 1, text }));
}

describe('the outline of profiles', () => {
  for (const { name, text, expected } of caseFiles(new URL('cases/', import.meta.url))) {
    it(`and what folds: ${name}`, async () => {
      const file = fileOf(name, text);
      const outline = outlineOf(file).flatMap((item) => lines(item, file, ''));
      const folds = foldsOf(file).map(({ startLine, endLine }) => `${startLine + 1}-${endLine + 1}`);
      const shown = [...outline, '', `folds: ${folds.join(' ')}`, ''].join('\n');
      await expect(shown).toMatchFileSnapshot(expected.replace('.expected.md', '.txt'));
    });
  }

  it('has nothing to say of other objects, whose structure the editor tells', () => {
    const file = fileOf(
      'a.yaml',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers: []\n',
    );
    expect(outlineOf(file)).toEqual([]);
    expect(foldsOf(file)).toEqual([]);
  });

  it('holds what it selects, in every half of a text', () => {
    const text =
      '{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["read"], "action": "SCMP_ACT_ALLOW"}]}';
    const check = ({ range, selection, children }: OutlineItem): void => {
      expect(selection.start).toBeGreaterThanOrEqual(range.start);
      expect(selection.end).toBeLessThanOrEqual(range.end);
      children.forEach(check);
    };
    for (let end = 0; end <= text.length; end++)
      outlineOf(fileOf('a.json', text.slice(0, end))).forEach(check);
  });
});

function lines(item: OutlineItem, file: WorkspaceFile, indentation: string): readonly string[] {
  const { kind, name, detail, range, children } = item;
  const { start, end } = file.lines.rangeOf(range);
  const note = detail === '' ? '' : ` (${detail})`;
  return [
    `${indentation}${kind} ${name}${note} ${start.line + 1}-${end.line + 1}`,
    ...children.flatMap((child) => lines(child, file, `${indentation}  `)),
  ];
}
