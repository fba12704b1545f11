import { describe, expect, it } from 'vitest';
import { buildFolder, objectsOf } from '../../support/kustomize/files.ts';

/** What `kustomize build` of 5.7.1 gives for each: it changes the text of a single value and leaves its type as it was. */

const base = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {one: "1", word: "yes"}}
spec:
  replicas: 3
  strategy: {}
  template: {spec: {containers: [{name: main, image: nginx}]}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {k: v}
`;

const replaced = (source: string, target: string): string => `resources: [base.yaml]
replacements:
  - source: {${source}}
    targets: [{select: {kind: Deployment}, fieldPaths: ["${target}"], options: {create: true}}]
`;

const word = replaced('kind: ConfigMap, fieldPath: kind', 'spec.replicas');
const label = replaced('kind: Deployment, fieldPath: metadata.labels.one', 'spec.template.metadata.labels.n');

const merge =
  'patches: [{patch: "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: SPEC}"}]\n';
const operations =
  'patches: [{target: {kind: Deployment}, patch: "- {op: replace, path: /spec/replicas, value: 7}"}]\n';

function build(below: string, above: string) {
  const files = {
    'below/base.yaml': base,
    'below/kustomization.yaml': below,
    'top/kustomization.yaml': `resources: [../below]\n${above}`,
  };
  return buildFolder(new Map(Object.entries(files)), 'top');
}

describe('what a replacement puts in place of a value', () => {
  it.each([
    ['a word over a number that is set again', word, 'replicas: [{name: web, count: 5}]\n', { replicas: 5 }],
    [
      'a word over a number that a patch sets again',
      word,
      merge.replace('SPEC', '{replicas: 8}'),
      { replicas: 8 },
    ],
    [
      'a text that reads as a number, where nothing was',
      label,
      '',
      { template: { metadata: { labels: { n: 1 } } } },
    ],
    [
      'the same, in quotes once a patch has gone over the object',
      label,
      merge.replace('SPEC', '{paused: true}'),
      { template: { metadata: { labels: { n: '1' } } } },
    ],
    [
      'a word that is a boolean to others',
      replaced('kind: Deployment, fieldPath: metadata.labels.word', 'spec.other'),
      '',
      { other: 'yes' },
    ],
  ])('%s', (_, below, above, spec) => {
    const built = build(below, above);
    expect(built.problems).toEqual([]);
    expect(objectsOf(built)[0]).toMatchObject({ spec });
  });

  it.each([
    ['a word over a number', word, '', '3 is no text, and “ConfigMap” can’t take its place'],
    ['a word over a number, which a JSON patch then reads', word, operations, '3 is no text'],
    [
      'nothing over a name',
      replaced('kind: Deployment, fieldPath: spec.template', 'metadata.name'),
      '',
      'Deployment is left without a name',
    ],
    [
      'an empty mapping that is to be copied',
      replaced('kind: Deployment, fieldPath: spec.strategy', 'spec.other'),
      '',
      'The source has no spec.strategy.',
    ],
    [
      'nothing over a name with a prefix',
      `namePrefix: a-\n${replaced('kind: Deployment, fieldPath: spec.template', 'metadata.name')}`,
      '',
      'Deployment is left without a name',
    ],
    [
      'a mapping where an image is then changed',
      replaced(
        'kind: Deployment, fieldPath: spec.template',
        'spec.template.spec.initContainers.[name=x].image',
      ),
      'images: [{name: nginx, newTag: "2"}]\n',
      'kustomize looks for an image here, and finds a list or a mapping.',
    ],
  ])('is refused: %s', (_, below, above, message) => {
    expect(build(below, above).problems.map((problem) => problem.message)).toEqual([
      expect.stringContaining(message),
    ]);
  });
});
