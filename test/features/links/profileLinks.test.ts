import { describe, expect, it } from 'vitest';
import { profileLinks } from '../../../server/src/features/links/profileLinks.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const profile = '{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": []}';
const operated = (name: string, namespace: string, base = ''): string =>
  `apiVersion: security-profiles-operator.x-k8s.io/v1beta1\nkind: SeccompProfile\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\nspec:\n  defaultAction: SCMP_ACT_ERRNO\n${base === '' ? '' : `  baseProfileName: ${base}\n`}`;
const pod = (path: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: web\n      securityContext:\n        seccompProfile: {type: Localhost, localhostProfile: ${path}}\n`;

/** Each link as `text -> file#line`. */
function links(files: Readonly<Record<string, string>>, name: string): readonly string[] {
  const workbench = workbenchOf(new Map(Object.entries(files)));
  return profileLinks(workbench, `${root}/${name}`).map(({ range, target }) => {
    const text = files[name]?.slice(range.start, range.end);
    return `${text} -> ${target.uri.slice(root.length + 1)}:${target.line + 1}`;
  });
}

describe('links to profiles', () => {
  it('lead from a container to the file that it names', () => {
    const files = { 'pod.yaml': pod('profiles/web.json'), 'node/profiles/web.json': profile };
    expect(links(files, 'pod.yaml')).toEqual(['profiles/web.json -> node/profiles/web.json:1']);
  });

  it.each([
    ['Pod', 'spec'],
    ['Deployment', 'spec: {template: {spec'],
    ['CronJob', 'spec: {jobTemplate: {spec: {template: {spec'],
  ])('lead from the pod of a %s too', (kind, way) => {
    const groups: Readonly<Record<string, string>> = {
      Pod: 'v1',
      Deployment: 'apps/v1',
      CronJob: 'batch/v1',
    };
    const braces = '}'.repeat(way.split('{').length - 1);
    const text = `apiVersion: ${groups[kind]}\nkind: ${kind}\nmetadata: {name: web}\n${way}: {securityContext: {seccompProfile: {localhostProfile: "web.json"}}}${braces}\n`;
    expect(links({ 'pod.yaml': text, 'web.json': profile }, 'pod.yaml')).toEqual(['web.json -> web.json:1']);
  });

  it('lead from a pod to the object of the operator that writes the file', () => {
    const files = { 'pod.yaml': pod('operator/shop/web.json'), 'p.yaml': `---\n${operated('web', 'shop')}` };
    expect(links(files, 'pod.yaml')).toEqual(['operator/shop/web.json -> p.yaml:2']);
    expect(links({ ...files, 'pod.yaml': pod('operator/web.json') }, 'pod.yaml')).toEqual([
      'operator/web.json -> p.yaml:2',
    ]);
  });

  it('lead from a profile to its base', () => {
    const files = { 'p.yaml': `${operated('web', 'shop', 'base')}---\n${operated('base', 'shop')}` };
    expect(links(files, 'p.yaml')).toEqual(['base -> p.yaml:10']);
  });

  it('lead to the nearest of several files, and nowhere where that is not one', () => {
    const files = { 'a/pod.yaml': pod('web.json'), 'a/web.json': profile, 'b/web.json': profile };
    expect(links(files, 'a/pod.yaml')).toEqual(['web.json -> a/web.json:1']);
    expect(links({ ...files, 'pod.yaml': pod('web.json') }, 'pod.yaml')).toEqual([]);
  });

  it.each([
    ['web.json', { 'other.json': profile }],
    ['web.json', { 'web.json': '{"name": "no profile"}' }],
    ['', { 'web.json': profile }],
    ['oci://registry/base:1', {}],
  ])('lead nowhere where there is none: %s', (path, files) => {
    expect(links({ 'pod.yaml': pod(`"${path}"`), ...files }, 'pod.yaml')).toEqual([]);
  });
});
