import { describe, expect, it } from 'vitest';
import { assemble } from '../../../server/src/assembly/assemble.ts';
import { resolveOrigin } from '../../../server/src/assembly/resolveOrigin.ts';
import { finish } from '../../../server/src/base/steps.ts';
import { readFile } from '../../../server/src/workspace/file.ts';
import { type Snapshot, withOpenFile } from '../../../server/src/workspace/snapshot.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const deployment = (name: string, label = name): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec:\n  template:\n    metadata:\n      labels:\n        app: ${label}\n    spec: {containers: []}\n`;

const resources = (...paths: readonly string[]): string => `resources: [${paths.join(', ')}]\n`;

const shop = {
  'base/kustomization.yaml': resources('web.yaml'),
  'base/web.yaml': deployment('web'),
  'overlays/dev/kustomization.yaml': `namespace: dev\nnamePrefix: d-\n${resources('../../base')}patches: [{path: patch.yaml}]\n`,
  'overlays/dev/patch.yaml': deployment('web', 'patched'),
  'overlays/prod/kustomization.yaml': `namespace: prod\n${resources('../../base')}`,
  'plain/pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: {name: alone, namespace: tools}\nspec: {containers: []}\n',
};

function workbench(files: Readonly<Record<string, string>>) {
  return workbenchOf(new Map(Object.entries(files)));
}

function told(files: Readonly<Record<string, string>>) {
  return workbench(files).assembly.environments.map(({ name, objects, uris }) => ({
    name,
    objects: objects.map(
      (object) => `${object.kind} ${'namespace' in object ? object.namespace : ''} ${object.name}`,
    ),
    files: uris.map((uri) => uri.slice(root.length + 1)),
  }));
}

describe('environments of kustomizations', () => {
  it('are the folders that nothing builds upon; what no build reads stays together', () => {
    expect(told(shop)).toEqual([
      {
        name: 'overlays/dev',
        objects: ['Workload dev d-web'],
        files: [
          'base/kustomization.yaml',
          'base/web.yaml',
          'overlays/dev/kustomization.yaml',
          'overlays/dev/patch.yaml',
        ],
      },
      {
        name: 'overlays/prod',
        objects: ['Workload prod web'],
        files: ['base/kustomization.yaml', 'base/web.yaml', 'overlays/prod/kustomization.yaml'],
      },
      { name: 'workspace', objects: ['Workload tools alone'], files: ['plain/pod.yaml'] },
    ]);
  });

  it('are components that nothing uses, upon the kustomization around them', () => {
    const files = {
      'kustomization.yaml': resources('web.yaml'),
      'web.yaml': deployment('web'),
      'components/extra/kustomization.yaml': `kind: Component\n${resources('more.yaml')}`,
      'components/extra/more.yaml': deployment('more'),
      'components/unfit/kustomization.yaml': `kind: Component\n${resources('web.yaml')}`,
      'components/unfit/web.yaml': deployment('web'),
      'components/patches/kustomization.yaml': 'kind: Component\nnamespace: other\n',
    };
    expect(told(files).map(({ name, objects }) => [name, objects])).toEqual([
      ['workspace', ['Workload undefined web']],
      ['components/extra', ['Workload undefined web', 'Workload undefined more']],
      ['workspace (files that are not built)', ['Workload undefined web']],
    ]);
    const used = {
      ...files,
      'kustomization.yaml': `${resources('web.yaml')}components: [components/extra]\n`,
    };
    expect(told(used).map(({ name }) => name)).toEqual(['workspace', 'workspace (files that are not built)']);
  });

  it('are what the configuration declares, with what is built of its files', () => {
    const declared = {
      ...shop,
      '.policy-lens.yaml': 'environments:\n  - {name: live, files: [base/**, overlays/prod/**, plain/**]}\n',
    };
    expect(told(declared).find(({ name }) => name === 'live')).toEqual({
      name: 'live',
      objects: ['Workload tools alone', 'Workload prod web'],
      files: [
        'base/kustomization.yaml',
        'base/web.yaml',
        'overlays/prod/kustomization.yaml',
        'plain/pod.yaml',
      ],
    });
  });

  it('are told apart by their workspace folder’s own kustomization', () => {
    const files = {
      'kustomization.yaml': resources('web.yaml'),
      'web.yaml': deployment('web'),
      'pod.yaml': shop['plain/pod.yaml'],
    };
    expect(told(files).map(({ name }) => name)).toEqual([
      'workspace',
      'workspace (files that are not built)',
    ]);
  });

  it('of a component are those that use it', () => {
    const files = {
      'part/kustomization.yaml': `kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\nnamePrefix: p-\n`,
      'app/kustomization.yaml': `${resources('web.yaml')}components: [../part]\n`,
      'app/web.yaml': deployment('web'),
    };
    expect(told(files).map(({ name, objects }) => [name, ...objects])).toEqual([
      ['app', 'Workload undefined p-web'],
    ]);
  });

  it('that build upon each other are one, so that it is said', () => {
    const files = { 'a/kustomization.yaml': resources('../b'), 'b/kustomization.yaml': resources('../a') };
    expect(told(files).map(({ name }) => name)).toEqual(['a']);
  });
});

describe('what counts as complete', () => {
  const completeIn = (files: Readonly<Record<string, string>>, name: string) =>
    workbench(files).assembly.environments.find((environment) => environment.name === name)?.completeness
      .workloads;

  it('is a namespace that variants of one base have workloads in', () => {
    expect(completeIn(shop, 'overlays/dev')).toEqual(new Set(['dev']));
  });

  it('is no namespace in which another kustomization has workloads, too: one cluster may have both', () => {
    const files = {
      ...shop,
      'db/kustomization.yaml': `namespace: dev\n${resources('db.yaml')}`,
      'db/db.yaml': deployment('db'),
    };
    expect(completeIn(files, 'overlays/dev')).toEqual(new Set());
    expect(completeIn(files, 'overlays/prod')).toEqual(new Set(['prod']));
  });

  it('follows what an edit makes of another kustomization', () => {
    const inShop = (kind: string, version: string, rest: string) =>
      `apiVersion: ${version}\nkind: ${kind}\nmetadata: {${rest}}\n`;
    const pods = (namespace: string) =>
      `${inShop('Pod', 'v1', `name: pods, namespace: ${namespace}`)}spec: {containers: []}\n`;
    const service = inShop('Service', 'v1', 'name: it, namespace: shop');
    const files = (pod: string, other: string) => ({
      'one/kustomization.yaml': resources('pod.yaml', 'namespace.yaml'),
      'one/pod.yaml': pods('shop').replace('name: pods', 'name: mine'),
      'one/namespace.yaml': inShop('Namespace', 'v1', 'name: shop, labels: {team: a}'),
      'two/kustomization.yaml': resources('pod.yaml', 'other.yaml'),
      'two/pod.yaml': pod,
      'two/other.yaml': other,
    });
    const edits = [
      ['two/pod.yaml', pods('shop')],
      ['two/pod.yaml', pods('bank')],
      ['two/other.yaml', inShop('Namespace', 'v1', 'name: bank')],
      ['two/other.yaml', service],
    ] as const;
    let { snapshot, assembly } = workbench(files(pods('bank'), service));
    const said = () => {
      const one = assembly.environments.find(({ name }) => name === 'one');
      return [one?.completeness.workloads, one?.completeness.namespaces];
    };
    const told = [said()];
    for (const [name, text] of edits) {
      const uri = `${root}/${name}`;
      const file = finish(readFile({ uri, language: 'yaml', version: 1, text }, snapshot.open.get(uri)));
      snapshot = withOpenFile(snapshot, file, false);
      assembly = assemble(snapshot, assembly);
      told.push(said());
    }
    const shopAlone = [new Set(['shop']), true];
    expect(told).toEqual([shopAlone, [new Set(), true], shopAlone, [new Set(['shop']), false], shopAlone]);
  });

  it('is nothing where a part is elsewhere, or can’t be built', () => {
    const remote = {
      ...shop,
      'overlays/prod/kustomization.yaml': resources('../../base', 'https://example.com/x'),
    };
    expect(completeIn(remote, 'overlays/prod')).toEqual(new Set());
    const chart = `${resources('../../base')}helmCharts: [{name: redis, repo: https://example.com/charts}]\n`;
    expect(completeIn({ ...shop, 'overlays/prod/kustomization.yaml': chart }, 'overlays/prod')).toEqual(
      new Set(),
    );
    const missing = { ...shop, 'overlays/prod/kustomization.yaml': resources('../../base', 'missing.yaml') };
    expect(completeIn(missing, 'overlays/prod')).toEqual(new Set());
  });
});

it('leads each value to the line that made it, and from there to what it took the place of', () => {
  const moment = workbench(shop);
  const [dev] = moment.assembly.environments;
  const [web] = dev?.objects ?? [];
  const lines = (path: string) =>
    resolveOrigin(moment, { object: web?.origin.object ?? '', path }).map(
      ({ uri, key }) => `${uri.slice(root.length + 1)}:${key.start.line + 1}`,
    );
  expect(lines('spec.template.metadata.labels.app')).toEqual([
    'overlays/dev/patch.yaml:8',
    'base/web.yaml:8',
  ]);
  expect(lines('metadata.namespace')).toEqual(['overlays/dev/kustomization.yaml:1']);
  expect(lines('metadata.name')).toEqual(['overlays/dev/kustomization.yaml:2', 'base/web.yaml:3']);
  expect(lines('spec.template.spec')).toEqual(['base/web.yaml:9']);
});

describe('an edit', () => {
  const { snapshot, assembly } = workbench({
    ...shop,
    'other/base/kustomization.yaml': resources('db.yaml'),
    'other/base/db.yaml': deployment('db'),
    'other/live/kustomization.yaml': resources('../base'),
  });
  const edited = (name: string, text: string): Snapshot =>
    withOpenFile(
      snapshot,
      finish(
        readFile(
          { uri: `${root}/${name}`, language: 'yaml', version: 2, text },
          snapshot.open.get(`${root}/${name}`),
        ),
      ),
      false,
    );
  const renewed = (name: string, text: string): readonly string[] =>
    assemble(edited(name, text), assembly)
      .environments.filter((environment) => !assembly.environments.includes(environment))
      .map(({ name: environment }) => environment);

  it.each([
    ['base/web.yaml', deployment('web', 'new'), ['overlays/prod']],
    ['overlays/dev/patch.yaml', deployment('web', 'new'), ['overlays/dev']],
    [
      'base/kustomization.yaml',
      `nameSuffix: -x\n${resources('web.yaml')}`,
      ['overlays/dev', 'overlays/prod'],
    ],
    ['other/base/db.yaml', deployment('db', 'new'), ['other/live']],
    ['plain/pod.yaml', shop['plain/pod.yaml'].replace('alone', 'new'), ['workspace']],
    ['base/web.yaml', `# moved\n${deployment('web')}`, []],
  ])('in %s renews the environments that it changes, and no other', (name, text, expected) => {
    expect(renewed(name, text)).toEqual(expected);
  });

  it.each([
    ['other/base/db.yaml', deployment('db', 'new')],
    // where all is planned anew
    ['other/base/kustomization.yaml', `nameSuffix: -x\n${resources('db.yaml')}`],
  ])('builds only what is built upon it: %s', (name, text) => {
    const before = new Map(
      assembly.environments.map((one) => [one.name, assembly.renderingsOf(one)[0]?.build]),
    );
    const after = assemble(edited(name, text), assembly);
    const built = after.environments
      .filter((one) => after.renderingsOf(one)[0]?.build !== before.get(one.name))
      .map((one) => one.name);
    expect(built).toEqual(['other/live']);
  });

  it('that moves lines leads to them as they are then', () => {
    const next = edited('overlays/dev/patch.yaml', `# moved\n${deployment('web', 'patched')}`);
    const after = assemble(next, assembly);
    const [workload] = after.environments.find(({ name }) => name === 'overlays/dev')?.objects ?? [];
    const origin = { object: workload?.origin.object ?? '', path: 'spec.template.metadata.labels.app' };
    const [place] = resolveOrigin({ snapshot: next, assembly: after }, origin);
    expect(place?.value.start.line).toBe(8);
  });

  it('looks at no file but those that it concerns, however many there are', () => {
    const many = Array.from({ length: 50 }, (_, index) => `overlays/o${index}`);
    const { snapshot: all, assembly: before } = workbench({
      'base/kustomization.yaml': resources('web.yaml'),
      'base/web.yaml': deployment('web'),
      ...Object.fromEntries(
        many.flatMap((folder) => [
          [`${folder}/kustomization.yaml`, `${resources('../../base')}patches: [{path: patch.yaml}]\n`],
          [`${folder}/patch.yaml`, deployment('web', 'patched')],
        ]),
      ),
    });
    const asked = new Set<string>();
    const uri = `${root}/overlays/o7/patch.yaml`;
    const text = deployment('web', 'new');
    const file = finish(readFile({ uri, language: 'yaml', version: 2, text }, all.open.get(uri)));
    const next = withOpenFile(all, file, false);
    const open = new Map(next.open);
    open.get = (key) => {
      asked.add(key);
      return next.open.get(key);
    };
    assemble({ ...next, open }, before);
    expect(asked.size).toBeLessThan(10);
  });
});
