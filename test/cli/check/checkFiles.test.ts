import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../../server/src/cli/check/checkFiles.ts';
import { defaultSettings } from '../../../server/src/workspace/settings.ts';

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: wbe
`;

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: web
`;

const files = new Map([
  ['file:///repo/web/deployment.yaml', deployment],
  ['file:///repo/policies/web.yaml', policy],
]);

describe('checkFiles', () => {
  it('looks at all files as one environment', () => {
    const [finding, ...others] = checkFiles(files);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'selector-matches-nothing',
      uri: 'file:///repo/policies/web.yaml',
    });
    expect(policy.slice(finding?.range.start, finding?.range.end)).toBe('wbe');
  });

  it('keeps folders apart', () => {
    const folders = ['web', 'policies'].map((name) => ({ uri: `file:///repo/${name}`, name }));
    expect(checkFiles(files, { folders })).toEqual([]);
  });

  it('takes settings', () => {
    const settings = { ...defaultSettings, rules: { 'selector-matches-nothing': 'off' } } as const;
    expect(checkFiles(files, { settings })).toEqual([]);
  });

  it('orders by file and place, whatever the order of the files', () => {
    const two = new Map([
      ['file:///b.yaml', `${policy}---\n${policy.replace('name: web', 'name: other')}`],
      ['file:///d.yaml', deployment],
      ['file:///a.yaml', policy],
    ]);
    const found = checkFiles(two);
    expect(found.map(({ uri }) => uri)).toEqual(['file:///a.yaml', 'file:///b.yaml', 'file:///b.yaml']);
    expect(checkFiles(new Map([...two].reverse()))).toEqual(found);
  });
});
