import { expect, it } from 'vitest';
import { findingsOf, root, workbenchOf } from '../../support/workbench.ts';

const pod = (name: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {app: a}}\nspec: {containers: []}\n`;

/** What is said, by file and line from 1, and what is built, by environment. */
function outcome(files: Readonly<Record<string, string>>) {
  const workbench = workbenchOf(new Map(Object.entries(files)));
  const { assembly, snapshot } = workbench;
  return {
    said: findingsOf(workbench).map(({ uri, range, message }) => {
      const line = snapshot.open.get(uri)?.lines.positionAt(range.start).line ?? -1;
      return `${uri.slice(root.length + 1)}:${line + 1} ${message}`;
    }),
    built: assembly.environments
      .filter(({ objects }) => objects.length > 0)
      .map(({ name, objects }) => `${name}: ${objects.map((object) => object.name).join(' ')}`),
  };
}

it('a circle is said, and the rest of it built', () => {
  const { said, built } = outcome({
    'a/kustomization.yaml': 'resources: [../b, pod.yaml]\n',
    'a/pod.yaml': pod('a'),
    'b/kustomization.yaml': 'resources: [pod.yaml, ../a]\n',
    'b/pod.yaml': pod('b'),
  });
  expect(said).toEqual([expect.stringMatching(/^b\/kustomization\.yaml:1 A cycle: \.\.\/a is being built/)]);
  expect(built).toEqual(['a: b a']);
});

it('broken YAML in one patch is said there, and the other patches are carried out', () => {
  const { said, built } = outcome({
    'kustomization.yaml':
      'namePrefix: x-\nresources: [a.yaml, b.yaml]\npatches:\n  - path: broken.yaml\n  - path: good.yaml\n',
    'a.yaml': pod('a'),
    'b.yaml': pod('b'),
    'broken.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  labels: {app: [\n',
    'good.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: b\n$patch: delete\n',
  });
  expect(said.some((text) => text.startsWith('broken.yaml:'))).toBe(true);
  expect(built).toEqual(['workspace: x-a']);
});

it('broken YAML in a JSON patch is said at its line, in a file and in the kustomization itself', () => {
  const { said, built } = outcome({
    'kustomization.yaml':
      'resources: [a.yaml]\npatches:\n  - target: {kind: Pod}\n    path: broken.yaml\n  - target: {kind: Pod}\n    patch: |\n      - op: add\n        path: [x\n',
    'a.yaml': pod('a'),
    'broken.yaml': '- op: add\n  path: /metadata/labels/x\n value: y\n',
  });
  expect(said).toEqual([
    expect.stringMatching(/^kustomization\.yaml:8 kustomize can't read this: /),
    expect.stringMatching(/^broken\.yaml:3 kustomize can't read this: /),
  ]);
  expect(built).toEqual(['workspace: a']);
});

it('a missing file, an empty kustomization and one that is no mapping are said, and the rest is built', () => {
  const { said, built } = outcome({
    'app/kustomization.yaml': 'resources:\n  - pod.yaml\n  - gone.yaml\n  - ../empty\n  - ../odd\n',
    'app/pod.yaml': pod('a'),
    'empty/kustomization.yaml': '',
    'odd/kustomization.yaml': '- just\n- a list\n',
  });
  expect(said).toContainEqual(expect.stringContaining('app/kustomization.yaml:3 gone.yaml is not here'));
  expect(said).toContainEqual(expect.stringMatching(/^odd\/kustomization\.yaml:1 /));
  expect(built).toEqual(['app: a']);
});

it('a thousand overlays are a thousand environments', () => {
  const files: Record<string, string> = {
    'base/kustomization.yaml': 'resources: [pod.yaml]\n',
    'base/pod.yaml': pod('a'),
  };
  for (let index = 0; index < 1000; index++) {
    files[`overlays/o${index}/kustomization.yaml`] = `namespace: n${index}\nresources: [../../base]\n`;
  }
  expect(outcome(files).built).toHaveLength(1000);
});

it('a chain of folders as long as a path can be ends', () => {
  const files: Record<string, string> = {};
  for (let index = 0; index < 300; index++) {
    files[`f${index}/kustomization.yaml`] = `resources: [../f${index + 1}]\n`;
  }
  files['f300/kustomization.yaml'] = 'resources: [pod.yaml]\n';
  files['f300/pod.yaml'] = pod('a');
  expect(outcome(files).said).toContainEqual(expect.stringContaining('nested more than 60 deep'));
});
