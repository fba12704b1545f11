import { describe, expect, it } from 'vitest';
import { assemble } from '../../server/src/assembly/assemble.ts';
import { isComplete } from '../../server/src/base/completeness.ts';
import { finish } from '../../server/src/base/steps.ts';
import { declined, readFile, summarise } from '../../server/src/workspace/file.ts';
import {
  type Snapshot,
  withDiskFiles,
  withOpenFile,
  withUnread,
} from '../../server/src/workspace/snapshot.ts';
import { refusedIn, root, workbenchOf } from '../support/workbench.ts';

const pod = (name: string, namespace?: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n${namespace === undefined ? '' : `  namespace: ${namespace}\n`}spec: {containers: []}\n`;

const namespace = (name: string, label = ''): string =>
  `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n${label === '' ? '' : `  labels: {${label}}\n`}`;

function environments(files: Readonly<Record<string, string>>) {
  return workbenchOf(new Map(Object.entries(files))).assembly.environments.map((environment) => ({
    ...environment,
    files: environment.uris.map((uri) => uri.slice(root.length + 1)),
  }));
}

describe('without configuration', () => {
  it('a workspace folder is one environment', () => {
    const [only, ...others] = environments({ 'a.yaml': pod('a'), 'b/b.yaml': pod('b') });
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      name: 'workspace',
      files: ['a.yaml', 'b/b.yaml'],
      kubernetesVersion: '1.37',
    });
  });

  it('a namespace with a workload counts as complete, others do not', () => {
    const [only] = environments({ 'a.yaml': pod('a', 'shop'), 'n.yaml': namespace('bare') });
    expect(isComplete(only?.completeness.workloads ?? new Set(), 'shop')).toBe(true);
    expect(isComplete(only?.completeness.policies ?? new Set(), 'bare')).toBe(false);
    expect(only?.completeness.namespaces).toBe(false);
  });

  it('Namespaces count as complete where one of them has labels beyond its name', () => {
    expect(
      environments({ 'n.yaml': namespace('a', 'kubernetes.io/metadata.name: a') })[0]?.completeness
        .namespaces,
    ).toBe(false);
    expect(environments({ 'n.yaml': namespace('a', 'team: a') })[0]?.completeness.namespaces).toBe(true);
  });
});

describe('while not all is read', () => {
  const files = new Map([
    ['a.yaml', pod('a', 'shop')],
    ['.policy-lens.yaml', 'environments: [{name: all, complete: {policies: true, namespaces: true}}]\n'],
  ]);
  const whole = workbenchOf(files).snapshot;
  const completeness = (snapshot: Snapshot) => {
    const found = assemble(snapshot, assemble(whole)).environments[0]?.completeness;
    expect(found).toEqual(assemble(snapshot).environments[0]?.completeness);
    return found;
  };
  const nothing = { workloads: new Set(), policies: new Set(), namespaces: false };

  it('nothing counts as complete, not even what the configuration says', () => {
    expect(completeness(whole)).toEqual({ workloads: new Set(['shop']), policies: 'all', namespaces: true });
    expect(completeness(withUnread(whole, [[root, true]]))).toEqual(nothing);
    expect(completeness(withUnread(whole, [[`${root}/inner`, true]]))).toEqual(nothing);
    expect(completeness(withUnread(whole, [['file:///other', true]]))).not.toEqual(nothing);
  });

  it('since a file is too large, that holds only where it may hold objects', () => {
    const with_ = (mayHide: boolean) =>
      withDiskFiles(whole, [[`${root}/big.yaml`, declined(`${root}/big.yaml`, 'too large', mayHide)]]);
    expect(completeness(with_(true))).toEqual(nothing);
    expect(completeness(with_(false))).not.toEqual(nothing);
  });

  it('and in a document that is looked at alone, nothing does ever', () => {
    const uri = 'git:/a.yaml';
    const text = { uri, language: 'yaml', version: 1, text: pod('a', 'shop') } as const;
    const { environmentsOf } = assemble(withOpenFile(whole, finish(readFile(text)), true));
    expect(environmentsOf(uri)[0]?.completeness).toEqual(nothing);
  });
});

describe('.policy-lens.yaml', () => {
  it('may be half typed, and name an environment twice', () => {
    const text = (glob: string) =>
      `environments:\n  - {name: a, files: [${glob}]}\n  - {name: a, kubernetes: '1.30'}\n`;
    for (const glob of ['""', '"["', '"{"', '"**/*"', `"${'x'.repeat(70_000)}"`]) {
      const [only, ...others] = environments({ '.policy-lens.yaml': text(glob), 'a.yaml': pod('a') });
      expect(others).toEqual([]);
      expect(only).toMatchObject({ name: 'a', kubernetesVersion: '1.37', files: ['a.yaml'] });
      expect(only?.objects).toHaveLength(1);
    }
  });

  const configuration = `environments:
  - name: production
    files: ["production/**", "base/**"]
    kubernetes: 1.30
    namespace: shop
    complete: {workloads: true, policies: [shop], namespaces: false}
  - name: test
    files: ["test/**", "base/**"]
`;
  const found = environments({
    '.policy-lens.yaml': configuration,
    'base/base.yaml': pod('base'),
    'production/web.yaml': pod('web'),
    'test/web.yaml': pod('web'),
    'other/x.yaml': pod('x'),
  });

  it('names environments, and the files that it does not name stay together', () => {
    expect(found.map(({ name, files }) => ({ name, files }))).toEqual([
      { name: 'production', files: ['base/base.yaml', 'production/web.yaml'] },
      { name: 'test', files: ['base/base.yaml', 'test/web.yaml'] },
      { name: 'workspace', files: ['other/x.yaml'] },
    ]);
  });

  it('sets the target, the namespace and what is complete', () => {
    const production = found.find(({ name }) => name === 'production');
    expect(production).toMatchObject({ kubernetesVersion: '1.30', defaultNamespace: 'shop' });
    expect(production?.completeness).toEqual({
      workloads: 'all',
      policies: new Set(['shop']),
      namespaces: false,
    });
  });

  it('counts only for the files below it, the nearest first', () => {
    const nested = environments({
      '.policy-lens.yaml': 'environments: [{name: outer}]\n',
      'a.yaml': pod('a'),
      'inner/.policy-lens.yaml': 'environments: [{name: inner}]\n',
      'inner/b.yaml': pod('b'),
    });
    expect(nested.map(({ name, files }) => ({ name, files }))).toEqual([
      { name: 'outer', files: ['a.yaml'] },
      { name: 'inner', files: ['inner/b.yaml'] },
    ]);
  });
});

describe('an environment keeps its identity', () => {
  const files = new Map([
    ['a.yaml', pod('a')],
    ['b/b.yaml', pod('b')],
    ['.policy-lens.yaml', 'environments: [{name: b, files: ["b/**"]}]\n'],
  ]);
  const { snapshot, assembly } = workbenchOf(files);
  const edited = (name: string, text: string) => {
    const uri = `${root}/${name}`;
    const file = finish(readFile({ uri, language: 'yaml', version: 2, text }, snapshot.open.get(uri)));
    return assemble(withOpenFile(snapshot, file, false), assembly);
  };

  it('where text moves without a change of meaning', () => {
    expect(edited('a.yaml', `# moved\n${pod('a')}`).environments).toEqual(assembly.environments);
    for (const [index, environment] of edited('a.yaml', `# moved\n${pod('a')}`).environments.entries()) {
      expect(environment).toBe(assembly.environments[index]);
    }
  });

  it('where only another one changed', () => {
    const after = edited('a.yaml', pod('other'));
    const same = after.environments.filter((environment) => assembly.environments.includes(environment));
    expect(same.map(({ name }) => name)).toEqual(['b']);
  });
});

describe('policies that the API server refuses', () => {
  const policy = (name: string, cidr: string): string =>
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}}\nspec: {podSelector: {}, egress: [{to: [{ipBlock: {cidr: ${cidr}}}]}]}\n`;
  const text = [policy('good', '10.0.0.0/8'), policy('host-bits', '10.0.0.1/8'), policy('bad', 'none')].join(
    '---\n',
  );

  it.each([
    ['1.37', ['host-bits', 'bad']],
    ['1.35', ['bad']],
  ])('are known for version %s', (version, names) => {
    const configuration = `environments: [{name: all, kubernetes: "${version}"}]\n`;
    const [only] = environments({ 'a.yaml': text, '.policy-lens.yaml': configuration });
    expect(refusedIn(only)).toEqual(names);
  });

  it('are known for closed files too', () => {
    const file = summarise(finish(readFile({ uri: `${root}/a.yaml`, language: 'yaml', version: 1, text })));
    const { snapshot } = workbenchOf(new Map());
    const [only] = assemble(withDiskFiles(snapshot, [[file.uri, file]])).environments;
    expect(refusedIn(only)).toEqual(['host-bits', 'bad']);
  });
});

describe('the environments of a file', () => {
  const { assembly } = workbenchOf(
    new Map([
      ['.policy-lens.yaml', 'environments: [{name: dev, files: [dev/*]}, {name: live, files: [live/*]}]\n'],
      ['dev/a.yaml', pod('a')],
      ['dev/b.yaml', pod('b')],
      ['live/a.yaml', pod('a')],
    ]),
  );
  const of = (path: string) => assembly.environmentsOf(`${root}/${path}`);

  it('are those that have it', () => {
    expect(of('dev/a.yaml').map(({ name }) => name)).toEqual(['dev']);
    expect(of('live/a.yaml').map(({ name }) => name)).toEqual(['live']);
  });

  it('are one list for all files of the same ones', () => {
    expect(of('dev/b.yaml')).toBe(of('dev/a.yaml'));
  });
});
