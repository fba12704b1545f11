import { describe, expect, it } from 'vitest';
import { finish } from '../../../../server/src/base/steps.ts';
import { previewAt } from '../../../../server/src/features/preview/previewAt.ts';
import type { PreviewModel } from '../../../../server/src/protocol/preview.ts';
import { root, workbenchOf } from '../../../support/workbench.ts';
import { caseFiles } from '../../cases.ts';
import { renderModel } from '../../preview/render.ts';

function modelOf(name: string, text: string, line = 0): PreviewModel {
  const workbench = workbenchOf(new Map([[name, text]]));
  const answer = finish(previewAt(workbench, { uri: `${root}/${name}`, position: { line, character: 0 } }));
  if (answer.kind === 'nothing') throw new Error(answer.message);
  return answer.model;
}

describe('the preview of a profile says', () => {
  for (const { name, text, expected } of caseFiles(new URL('cases/', import.meta.url))) {
    it(name, async () => {
      const golden = expected.replace('.expected.md', '.txt');
      await expect(renderModel(modelOf(name, text))).toMatchFileSnapshot(golden);
    });
  }

  it('of several containers the one at the cursor', () => {
    const container = (name: string, call: string): string =>
      `    - name: ${name}\n      spec: {defaultAction: SCMP_ACT_ERRNO, syscalls: [{names: [${call}], action: SCMP_ACT_ALLOW}]}\n`;
    const text = `apiVersion: spdx.softwarecomposition.kubescape.io/v1beta1\nkind: SeccompProfile\nmetadata: {name: web}\nspec:\n  containers:\n${container('one', 'read')}${container('two', 'write')}`;
    const rows = (line: number) =>
      modelOf('a.yaml', text, line).lanes[0]?.groups.flatMap(({ rows }) => rows.map(({ who }) => who));
    expect(rows(5)).toEqual(['read']);
    expect(rows(8)).toEqual(['write']);
  });

  it('of a text that is only begun what is there', () => {
    const model = modelOf('a.json', '{ "syscalls": [{ "names": ["read", "wri');
    expect(model.lanes.map(({ rest }) => rest?.word)).toEqual([undefined, 'Not said', undefined]);
    const rows = model.lanes[1]?.groups.flatMap((group) =>
      group.rows.map(({ who, word }) => `${who}: ${word}`),
    );
    expect(rows).toEqual(['read: No action', 'wri: No effect']);
  });

  it('the sets first where there are many calls', () => {
    const names = Array.from({ length: 31 }, (_, index) => `"call${index}"`).join(', ');
    const text = `{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": [${names}], "action": "SCMP_ACT_ALLOW"}]}`;
    expect(modelOf('a.json', text).lanes[0]?.groups).toMatchObject([
      { title: 'Not known to libseccomp', detail: '31 calls', startsClosed: true },
    ]);
  });
});
