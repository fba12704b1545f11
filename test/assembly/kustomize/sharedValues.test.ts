import { expect, it } from 'vitest';
import { buildFolder, objectsOf } from '../../support/kustomize/files.ts';

/** What `kustomize build` of 5.7.1 gives for each; it keeps objects as nodes that several fields may share. */

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: main
          image: nginx
`;

function build(files: Readonly<Record<string, string>>): readonly unknown[] {
  const built = buildFolder(new Map(Object.entries(files)), 'top');
  expect(built.problems).toEqual([]);
  return objectsOf(built);
}

it('a label that a patch changes at two of its places has the value of the later one at all', () => {
  const [object] = build({
    'base/kustomization.yaml': `resources: [web.yaml]
labels:
  - pairs: {env: one}
    includeSelectors: true
    fields: [{path: metadata/annotations, create: true}]
`,
    'base/web.yaml': deployment,
    'top/kustomization.yaml': `resources: [../base]
patches:
  - patch: |
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, labels: {env: two}}
      spec: {template: {metadata: {labels: {env: three}}}}
`,
  });
  expect(object).toMatchObject({
    metadata: { labels: { env: 'three' }, annotations: { env: 'three' } },
    spec: {
      selector: { matchLabels: { env: 'three' } },
      template: { metadata: { labels: { env: 'three' } } },
    },
  });
});

it('a copy of labels does not follow them', () => {
  const [object] = build({
    'base/kustomization.yaml': `resources: [web.yaml]
commonLabels: {env: one}
replacements:
  - source: {kind: Deployment, fieldPath: metadata.labels}
    targets: [{select: {kind: Deployment}, fieldPaths: [spec.strategy], options: {create: true}}]
`,
    'base/web.yaml': deployment,
    'top/kustomization.yaml': 'resources: [../base]\ncommonLabels: {env: two}\n',
  });
  expect(object).toMatchObject({ metadata: { labels: { env: 'two' } }, spec: { strategy: { env: 'one' } } });
});

it.each([
  ['a mapping', 'spec.template', null],
  ['a number', 'spec.template.metadata.labels.port', 8080],
])('%s over an image that was changed', (_, fieldPath, image) => {
  const [object] = build({
    'top/kustomization.yaml': `resources: [web.yaml]
images: [{name: nginx, newTag: "1.29"}]
labels: [{pairs: {port: "8080"}, includeTemplates: true}]
replacements:
  - source: {kind: Deployment, fieldPath: ${fieldPath}}
    targets:
      - select: {kind: Deployment}
        fieldPaths: ["spec.template.spec.containers.[name=main].image"]
`,
    'top/web.yaml': deployment,
  });
  expect(object).toMatchObject({ spec: { template: { spec: { containers: [{ image }] } } } });
});

it('what is written over a name with a prefix, and where nothing was, is read anew', () => {
  const [object] = build({
    'top/kustomization.yaml': `resources: [web.yaml]
namePrefix: dev-
labels: [{pairs: {port: "8080"}}]
replacements:
  - source: {kind: Deployment, fieldPath: metadata.labels.port}
    targets:
      - select: {kind: Deployment}
        fieldPaths: [metadata.name, spec.minReadySeconds]
        options: {create: true}
`,
    'top/web.yaml': deployment,
  });
  expect(object).toMatchObject({ metadata: { name: 8080 }, spec: { minReadySeconds: 8080 } });
});

it('a JSON patch copies null from where a mapping has nothing', () => {
  const [object] = build({
    'top/kustomization.yaml': `resources: [web.yaml]
patches:
  - target: {kind: Deployment}
    patch: |
      - {op: copy, from: /spec/strategy, path: /spec/other}
`,
    'top/web.yaml': deployment,
  });
  expect(object).toMatchObject({ spec: { replicas: 1, other: null } });
});
