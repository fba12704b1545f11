import { describe, expect, it } from 'vitest';
import { completeAt } from '../../server/src/features/completion/completeAt.ts';
import { hoverAt } from '../../server/src/features/hover/hoverAt.ts';
import { kustomizationLinks } from '../../server/src/features/links/kustomizationLinks.ts';
import { root, workbenchOf } from '../support/workbench.ts';

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: []}\n';

const others = {
  'base/kustomization.yaml': 'resources: [pod.yaml, more.yaml]\n',
  'base/more.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: web, image: "ghcr.io/shop/web:1"}]}}}\n' +
    '---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n',
  'base/pod.yaml': pod,
  'part/kustomization.yaml': 'kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\n',
  'overlays/dev/patch.yaml': pod,
  'overlays/dev/below/more.yaml': pod,
};

const uri = `${root}/overlays/dev/kustomization.yaml`;

/** @param marked the overlay's kustomization, with `$0` for the cursor */
function at(marked: string) {
  const text = marked.replace('$0', '');
  const workbench = workbenchOf(
    new Map(Object.entries({ ...others, 'overlays/dev/kustomization.yaml': text })),
  );
  return { workbench, text, offset: marked.indexOf('$0') };
}

describe('completion in a kustomization', () => {
  const labels = (marked: string): readonly string[] => {
    const { workbench, offset } = at(marked);
    return [...completeAt(workbench, uri, offset)]
      .sort((left, right) => (left.sortText < right.sortText ? -1 : 1))
      .map(({ label }) => label);
  };

  it.each([
    [
      'files below it and folders that it may build upon',
      'resources:\n  - $0\n',
      ['../../base', 'below/more.yaml', 'patch.yaml'],
    ],
    [
      'no path that is there already',
      'resources:\n  - patch.yaml\n  - $0\n',
      ['../../base', 'below/more.yaml'],
    ],
    ['components', 'components: [$0]\n', ['../../part']],
    ['files for patches', 'patches:\n  - path: $0\n', ['below/more.yaml', 'patch.yaml']],
    ['kinds', 'kind: $0\n', ['Kustomization', 'Component']],
    ['true and false', 'labels:\n  - includeSelectors: $0\n', ['true', 'false']],
    ['keys of a replica', 'replicas:\n  - name: a\n    $0\n', ['count']],
  ])('offers %s', (_, marked, expected) => {
    expect(labels(marked)).toEqual(expected);
  });

  it.each([
    ['kinds in a target', 'patches: [{target: {kind: $0}}]\n', ['Deployment', 'Namespace', 'Pod']],
    ['names that fit the kind', 'patches: [{target: {kind: Pod, name: $0}}]\n', ['a']],
    ['groups', 'patches:\n  - target:\n      group: $0\n', ['apps']],
    ['sources', 'replacements: [{source: {kind: Deployment, name: $0}}]\n', ['web']],
    ['what is selected', 'replacements: [{targets: [{select: {name: $0}}]}]\n', ['a', 'shop', 'web']],
    [
      'what is rejected',
      'replacements: [{targets: [{reject: [{kind: $0}]}]}]\n',
      ['Deployment', 'Namespace', 'Pod'],
    ],
    ['workloads that can be scaled', 'replicas:\n  - name: $0\n', ['web']],
    ['images without tags', 'images:\n  - name: $0\n', ['ghcr.io/shop/web']],
    ['namespaces', 'namespace: $0\n', ['default', 'shop', 'kube-node-lease', 'kube-public', 'kube-system']],
    ['versions', 'apiVersion: $0\n', ['kustomize.config.k8s.io/v1beta1', 'kustomize.config.k8s.io/v1alpha1']],
  ])('offers from what is built upon %s', (_, marked, expected) => {
    expect(labels(`resources: [../../base]\n${marked}`)).toEqual(expected);
  });

  it('offers keys, those that are to go last', () => {
    const found = labels('namespace: x\n$0\n');
    expect(found).not.toContain('namespace');
    expect(found.indexOf('resources')).toBeLessThan(found.indexOf('components'));
    expect(found.indexOf('commonLabels')).toBeGreaterThan(found.indexOf('labels'));
    expect(found.at(-1)).toBe('helmChartInflationGenerator');
  });
});

it('tells on hover what a key means, and what to write for one that is to go', () => {
  const { workbench } = at('commonLabels: {app: web}\npatches:\n  - target: {kind: Pod}\n');
  const text = 'commonLabels: {app: web}\npatches:\n  - target: {kind: Pod}\n';
  const hover = (word: string) => hoverAt(workbench, uri, text.indexOf(word) + 1)?.markdown;
  expect(hover('commonLabels')).toBe(
    'Labels for every object, for pods, and for selectors, those of policies among them.\n\nkustomize warns that it is to go. Write `labels` instead.',
  );
  expect(hover('target')).toContain('The objects that the patch is for.');
  expect(hover('kind')).toContain('as a regular expression');
});

it('leads from paths to files and kustomizations that are there', () => {
  const { workbench, text } = at(
    'resources: [../../base, nothing.yaml, https://example.com/x]\npatches: [{path: patch.yaml}]\nconfigMapGenerator: [{name: a, files: [key=patch.yaml]}]\n',
  );
  const links = kustomizationLinks(workbench.snapshot, uri).map(({ range, uri: target }) => [
    text.slice(range.start, range.end),
    target.slice(root.length + 1),
  ]);
  expect(links).toEqual([
    ['../../base', 'base/kustomization.yaml'],
    ['patch.yaml', 'overlays/dev/patch.yaml'],
    ['key=patch.yaml', 'overlays/dev/patch.yaml'],
  ]);
});
