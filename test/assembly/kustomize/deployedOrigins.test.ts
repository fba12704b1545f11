import { describe, expect, it } from 'vitest';
import { resolveOrigin } from '../../../server/src/assembly/resolveOrigin.ts';
import { findingsOf, root, workbenchOf } from '../../support/workbench.ts';

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {matchLabels: {app: web}}
  ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]
`;

const patches = (indentation: string): string =>
  [
    'patches:',
    '  - target: {kind: NetworkPolicy}',
    '    patch: |',
    '      - op: replace',
    '        path: /spec/ingress/0/from/0/ipBlock/cidr',
    '        value: nonsense',
    '  - target: {kind: Ingress}',
    '    patch: "- {op: remove, path: /spec}"',
  ]
    .map((line) => `${indentation}${line}\n`)
    .join('');

const flux = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps}
spec:
  path: ./apps
  targetNamespace: shop
${patches('  ')}`;

const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: apps}
spec:
  destination: {name: live, namespace: shop}
  source:
    repoURL: https://example.com/repo.git
    path: apps
    kustomize:
${patches('      ')}`;

const set = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: apps}
spec:
  generators:
    - list: {elements: [{cluster: east}, {cluster: west}]}
  template:
    metadata: {name: "apps-{{cluster}}"}
    spec:
      destination: {name: "{{cluster}}", namespace: shop}
      source:
        repoURL: https://example.com/repo.git
        path: apps
        kustomize:
${patches('          ')}`;

/** The files before it push the deployment's document down. */
const before = '# What is deployed.\nother: document\n---\n';

function findingsIn(text: string, more: readonly (readonly [string, string])[]): readonly string[] {
  const files = new Map([['deploy.yaml', before + text], ['apps/policy.yaml', policy], ...more]);
  return findingsOf(workbenchOf(files)).map((finding) => {
    const { rule, uri, range, message } = finding;
    const own = uri === `${root}/deploy.yaml` ? before + text : policy;
    const where = /^In environments? /.test(message) ? ' in some' : '';
    return `${rule} ${uri.slice(root.length + 1)} ${JSON.stringify(own.slice(range.start, range.end))}${where}`;
  });
}

describe('what is added where it is deployed stands in the object that says it', () => {
  it.each([
    ['Kustomization of Flux', flux],
    ['Application', application],
    ['ApplicationSet, for all clusters alike', set],
  ])('%s', (_, text) => {
    for (const more of [[], [['apps/kustomization.yaml', 'resources: [policy.yaml]\n']] as const]) {
      expect(findingsIn(text, more)).toEqual([
        'kustomize-patch-without-target deploy.yaml "{kind: Ingress}"',
        'api-server-refuses deploy.yaml "nonsense"',
      ]);
    }
  });

  it.each([
    ['targetNamespace', flux, 'shop'],
    ['the namespace of a destination', application, 'shop'],
  ])('%s', (_, text, value) => {
    const workbench = workbenchOf(
      new Map([
        ['deploy.yaml', before + text],
        ['apps/policy.yaml', policy],
      ]),
    );
    const built = workbench.assembly.environments
      .flatMap(({ objects }) => objects)
      .find(({ origin }) => workbench.assembly.builtObject(origin.object) !== undefined);
    expect(built).toBeDefined();
    const [place] =
      built === undefined ? [] : resolveOrigin(workbench, { ...built.origin, path: 'metadata.namespace' });
    const { start = 0, end = 0 } = place?.valueOffsets ?? {};
    expect(place?.uri).toBe(`${root}/deploy.yaml`);
    expect((before + text).slice(start, end)).toBe(value);
  });
});
