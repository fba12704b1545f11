import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { outlineOf } from '../../../server/src/features/outline/outline.ts';
import { previewAt } from '../../../server/src/features/preview/previewAt.ts';
import { rulesOf } from '../../../server/src/features/seccomp/written/rules.ts';
import { describeShared } from '../../support/shared.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

describeShared('real profiles in the editor', 'cases/seccomp/profiles', (folder) => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:json|ya?ml)$/.test(name),
  );

  it.each(names)('%s has each call that its rules name in the preview and the outline', (name) => {
    const file = name.endsWith('.json') ? 'a.json' : 'a.yaml';
    const uri = `${root}/${file}`;
    const workbench = workbenchOf(new Map([[file, readFileSync(`${folder}/${name}`, 'utf8')]]));
    const opened = workbench.snapshot.open.get(uri);
    if (opened === undefined) throw new Error(`${name} is not open`);
    const profiles = opened.documents.flatMap(({ manifests, start }) =>
      manifests.flatMap(({ model, locate }) =>
        model.kind === 'SeccompProfile' ? [{ model, offset: start + (locate('')?.value.start ?? 0) }] : [],
      ),
    );
    const outlined = new Set(
      outlineOf(opened).flatMap(function names(item): readonly string[] {
        return [item.name, ...item.children.flatMap(names)];
      }),
    );
    for (const { model, offset } of profiles) {
      const answer = finish(previewAt(workbench, { uri, position: opened.lines.positionAt(offset) }));
      if (answer.kind !== 'whole') throw new Error(`${name} is not drawn`);
      const shown = new Set(
        answer.model.lanes.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows.map(({ who }) => who))),
      );
      const named = rulesOf(model).flatMap(({ calls }) => calls.map(({ value }) => value));
      expect(named.filter((call) => !shown.has(call))).toEqual([]);
      expect(named.filter((call) => call !== '' && !outlined.has(call))).toEqual([]);
      expect(answer.model.lanes.filter(({ rest }) => rest !== undefined)).toHaveLength(1);
    }
  });
});
