import { expect, it } from 'vitest';
import { buildFolder, objectsOf } from '../../support/kustomize/files.ts';

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, labels: {a: b}}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress, Egress]}
`;

/** What kustomize 5.7.1 makes of the same operations. */
it.each([
  ['{op: remove, path: /metadata/labels}', { labels: undefined }],
  ['{op: remove, path: /spec/policyTypes/0}', { policyTypes: ['Egress'] }],
  [
    '{op: move, from: /spec/policyTypes, path: /spec/types}',
    { policyTypes: undefined, types: ['Ingress', 'Egress'] },
  ],
  ['{op: copy, from: /metadata/labels/a, path: /spec/podSelector/matchLabels/app}', { app: 'b' }],
  ['{op: replace, path: /spec/podSelector/matchLabels/app, value: db}', { app: 'db' }],
  ['{op: add, path: /spec/policyTypes/-, value: Other}', { policyTypes: ['Ingress', 'Egress', 'Other'] }],
  ['{op: test, path: /metadata/name, value: web}', {}],
])('the operation %s', (operation, changes) => {
  const build = buildFolder(
    new Map([
      [
        'top/kustomization.yaml',
        `resources: [policy.yaml]\npatches: [{target: {kind: NetworkPolicy}, patch: "- ${operation}"}]\n`,
      ],
      ['top/policy.yaml', policy],
    ]),
    'top',
  );
  expect(build.problems).toEqual([]);
  const [object] = objectsOf(build) as [
    {
      metadata: Record<string, unknown>;
      spec: Record<string, unknown> & { podSelector: { matchLabels: object } };
    },
  ];
  const { metadata, spec } = object;
  const before = { labels: { a: 'b' }, policyTypes: ['Ingress', 'Egress'], types: undefined, app: 'web' };
  expect({
    labels: metadata['labels'],
    policyTypes: spec['policyTypes'],
    types: spec['types'],
    ...spec.podSelector.matchLabels,
  }).toEqual({ ...before, ...changes });
});
