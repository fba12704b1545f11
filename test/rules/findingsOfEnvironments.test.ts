import { describe, expect, it } from 'vitest';
import { findingsOf, root, workbenchOf } from '../support/workbench.ts';

/** What environments have to do with how a finding is told: where it stands, what is beside it, and how often it is said. */

const policy = (app: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web}\nspec:\n  podSelector: {matchLabels: {app: ${app}}}\n`;
const workload = (name: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec:\n  template: {metadata: {labels: {app: ${name}}}}\n`;

const base = {
  'base/kustomization.yaml': 'resources: [policy.yaml, web.yaml]\n',
  'base/policy.yaml': policy('wep'),
  'base/web.yaml': workload('web'),
};

function told(files: Readonly<Record<string, string>>) {
  const text = (uri: string, { start, end }: { start: number; end: number }) =>
    `${uri.slice(root.length + 1)} ${files[uri.slice(root.length + 1)]?.slice(start, end)}`;
  return findingsOf(workbenchOf(new Map(Object.entries(files)))).map(({ message, uri, range, related }) => ({
    message: message.replace(/, so .*$/, ''),
    at: text(uri, range),
    related: related.map((other) => `${other.message} ${text(other.uri, other.range)}`),
  }));
}

describe('a finding', () => {
  it('stands on the line of the patch, with what it took the place of beside it', () => {
    const files = {
      ...base,
      'base/policy.yaml': policy('web'),
      'dev/kustomization.yaml': 'resources: [../base]\nnamespace: dev\npatches: [{path: patch.yaml}]\n',
      'dev/patch.yaml': policy('wep'),
    };
    expect(told(files)).toEqual([
      {
        message: 'No pod in namespace dev has the label app=wep',
        at: 'dev/patch.yaml wep',
        related: ['This value was here before, and is replaced. base/policy.yaml web'],
      },
    ]);
  });

  const overlays = (namespaces: Readonly<Record<string, string>>) => ({
    ...base,
    ...Object.fromEntries(
      Object.entries(namespaces).map(([name, namespace]) => [
        `${name}/kustomization.yaml`,
        `resources: [../base]\nnamespace: ${namespace}\n`,
      ]),
    ),
  });

  it.each([
    ['once, of no one, where it holds in all', { a: 'shop', b: 'shop' }, ''],
    [
      'once, as in the first, where the words differ',
      { a: 'shop', b: 'mall' },
      'In every environment, here as in a: ',
    ],
  ])('is said %s', (_how, namespaces, place) => {
    const found = told(overlays(namespaces));
    expect(found.map(({ message }) => message)).toEqual([
      `${place}No pod in namespace shop has the label app=wep`,
    ]);
  });

  it('is said once where variants have names of their own', () => {
    const prefixed = (name: string) => `resources: [../base]\nnamePrefix: ${name}-\nnamespace: ${name}\n`;
    const files = {
      ...base,
      'base/policy.yaml': policy('web'),
      'base/kustomization.yaml': 'resources: [policy.yaml, web.yaml]\ncommonLabels: {team: shop}\n',
      'base/web.yaml': workload('web').replace(
        '  template',
        '  selector: {matchLabels: {app: web}}\n  template',
      ),
      'a/kustomization.yaml': prefixed('a'),
      'b/kustomization.yaml': prefixed('b'),
    };
    expect(told(files).map(({ message }) => message.slice(0, 107))).toEqual([
      'In every environment, here as in a: kustomize adds this label to the selector of Deployment a-web, too, whi',
    ]);
  });

  it('is said of those in which it holds, and of many by their number', () => {
    const patched = (name: string) => ({
      [`${name}/kustomization.yaml`]:
        'resources: [../base]\nnamespace: shop\npatches: [{path: patch.yaml}]\n',
      [`${name}/patch.yaml`]: policy('web'),
    });
    const message = 'No pod in namespace shop has the label app=wep';
    const two = { ...overlays({ a: 'shop', b: 'shop' }), ...patched('x') };
    expect(told(two).map((one) => one.message)).toEqual([`In environments a and b: ${message}`]);
    const six = overlays({ a: 'shop', b: 'shop', c: 'shop', d: 'shop', e: 'shop', f: 'shop' });
    expect(told({ ...six, ...patched('x') }).map((one) => one.message)).toEqual([
      `In 6 environments (a, b, c, d, e and others): ${message}`,
    ]);
  });
});
