import { describe, expect, it } from 'vitest';
import { assemble } from '../../../server/src/assembly/assemble.ts';
import { finish } from '../../../server/src/base/steps.ts';
import { environmentSummaries } from '../../../server/src/features/environments/summaries.ts';
import { readFile } from '../../../server/src/workspace/file.ts';
import { withOpenFile } from '../../../server/src/workspace/snapshot.ts';
import { findingsOf, refusedIn, root, workbenchOf } from '../../support/workbench.ts';

const deployment = (name: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {template: {metadata: {labels: {app: ${name}}}, spec: {containers: []}}}\n`;

function told(files: Readonly<Record<string, string>>) {
  const { assembly } = workbenchOf(new Map(Object.entries(files)));
  return assembly.environments
    .filter(({ objects }) => objects.length > 0)
    .map(({ name, objects, uris, completeness }) => ({
      name,
      objects: objects.map((object) => `${'namespace' in object ? object.namespace : ''}/${object.name}`),
      files: uris.map((uri) => uri.slice(root.length + 1)),
      complete: completeness.workloads,
    }));
}

const application = (name: string, path: string, destination: string, more = ''): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${name}}\nspec:\n  destination: {${destination}}\n` +
  `  source:\n    repoURL: https://example.com/repo.git\n    path: ${path}\n${more}`;

const flux = (name: string, path: string, more = ''): string =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}}\nspec:\n  path: ${path}\n${more}`;

describe('Argo CD', () => {
  it('deploys kustomizations and plain folders of one cluster into one world', () => {
    const files = {
      'argo/web.yaml': application(
        'web',
        'web/overlays/live',
        'name: live, namespace: shop',
        '    kustomize: {namePrefix: a-}\n',
      ),
      'argo/db.yaml': application('db', 'db', 'name: live, namespace: data'),
      'web/base/kustomization.yaml': 'resources: [web.yaml]\n',
      'web/base/web.yaml': deployment('web'),
      'web/overlays/live/kustomization.yaml': 'resources: [../../base]\n',
      'web/overlays/dev/kustomization.yaml': 'namespace: dev\nresources: [../../base]\n',
      'db/db.yaml': deployment('db'),
      'db/below/left.yaml': deployment('left'),
    };
    expect(told(files).map(({ name, objects }) => [name, objects])).toEqual([
      ['live', ['data/db', 'shop/a-web']],
      ['web/overlays/dev', ['dev/web']],
      ['workspace', ['undefined/left']],
    ]);
  });

  it('deploys all that is below a folder where it is told to', () => {
    const files = {
      'app.yaml': application(
        'all',
        'k8s',
        'name: live, namespace: shop',
        '    directory: {recurse: true}\n',
      ),
      'k8s/a.yaml': deployment('a'),
      'k8s/below/b.yaml': deployment('b'),
    };
    expect(told(files).map(({ objects }) => objects)).toEqual([['shop/a', 'shop/b']]);
  });

  it('makes Applications of lists and of directories', () => {
    const set = (generator: string, path: string, cluster: string): string =>
      `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: all}\nspec:\n  generators:\n${generator}` +
      `  template:\n    metadata: {name: "x"}\n    spec:\n      destination: {name: "${cluster}", namespace: shop}\n` +
      `      source: {repoURL: https://example.com/repo.git, path: "${path}"}\n`;
    const files = { 'apps/web/web.yaml': deployment('web'), 'apps/db/db.yaml': deployment('db') };
    const listed = '    - list: {elements: [{cluster: east, app: web}, {cluster: west, app: db}]}\n';
    expect(
      told({ ...files, 'set.yaml': set(listed, 'apps/{{app}}', '{{cluster}}') }).map(({ name, objects }) => [
        name,
        ...objects,
      ]),
    ).toEqual([
      ['east', 'shop/web'],
      ['west', 'shop/db'],
    ]);
    const directories = '    - git: {directories: [{path: apps/*}, {path: apps/db, exclude: true}]}\n';
    expect(
      told({ ...files, 'set.yaml': set(directories, '{{ .path.path }}', 'all-{{.path.basename}}') }).map(
        ({ name, objects }) => [name, ...objects],
      ),
    ).toEqual([
      ['all-web', 'shop/web'],
      ['workspace', 'undefined/db'],
    ]);
  });

  it('leaves unknown what a chart brings', () => {
    const chart =
      '  sources:\n    - {repoURL: https://example.com/charts, chart: redis}\n    - {repoURL: x, path: web}\n';
    const files = {
      'app.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  destination: {name: live, namespace: shop}\n${chart}`,
      'web/web.yaml': deployment('web'),
    };
    expect(told(files).map(({ objects, complete }) => [objects, complete])).toEqual([
      [['shop/web'], new Set()],
    ]);
  });
});

describe('what is unknown', () => {
  const notes = (files: Readonly<Record<string, string>>) => {
    const workbench = workbenchOf(new Map(Object.entries(files)));
    return environmentSummaries(workbench).flatMap(({ name, notes }) =>
      notes.flatMap(({ text, uri, line }) =>
        uri === undefined ? [] : [[name, text, uri.slice(root.length + 1), line]],
      ),
    );
  };
  const set = (generators: string, cluster: string): string =>
    `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: all}\nspec:\n  generators:\n${generators}` +
    `  template:\n    spec:\n      destination: {name: "${cluster}", namespace: shop}\n` +
    `      source: {repoURL: https://example.com/repo.git, path: "{{path}}"}\n`;
  const directories = '    - git: {directories: [{path: apps/web}]}\n';

  it.each([
    ['git: {files: [{path: "*.json"}]}', 'git by files'],
    ['matrix: {generators: []}', 'matrix'],
    ['clusters: {}', 'clusters'],
    ['list: {elementsYaml: "[]"}', 'list with elementsYaml'],
    ['{list: {elements: [{path: apps/web}]}, selector: {matchLabels: {a: b}}}', 'with a selector'],
  ])('what the generator %s makes, and nothing counts as complete then', (generator, name) => {
    const files = {
      'set.yaml': set(`${directories}    - ${generator}\n`, 'live'),
      'apps/web/web.yaml': deployment('web'),
    };
    expect(notes(files)).toEqual([
      ['live', `Unknown: what the generator ${name} of ApplicationSet all deploys`, 'set.yaml', 6],
    ]);
    expect(told(files).map(({ complete }) => complete)).toEqual([new Set()]);
  });

  it('what functions and patches of a template make', () => {
    const files = (text: string) => ({ 'set.yaml': text, 'apps/web/web.yaml': deployment('web') });
    const patch = `${set(directories, 'live')}  templatePatch: "spec: {}"\n`;
    expect(notes(files(patch)).map(([name, text, , line]) => [name, text, line])).toEqual([
      ['live', 'Unknown: what templatePatch of ApplicationSet all changes', 10],
    ]);
    const lower = set(`${directories}    - list: {elements: [{a: b}, {a: c}]}\n`, 'live').replace(
      '"{{path}}"',
      `'{{if .path}}{{path}}{{else}}x{{end}}'`,
    );
    expect(notes(files(lower)).map(([name, text]) => [name, text])).toEqual([
      ['live', 'Unknown: what ApplicationSet all deploys from {{if .path}}apps/web{{else}}x{{end}}'],
      ['live', 'Unknown: what ApplicationSet all deploys from {{if .path}}{{path}}{{else}}x{{end}}'],
    ]);
  });

  it('to which cluster a template leads, which may be any', () => {
    const files = {
      'app.yaml': application('web', 'apps/web', 'name: live, namespace: shop'),
      'set.yaml': set('    - clusters: {}\n', '{{name}}'),
      'other.yaml': set('    - clusters: {}\n', 'other').replace('name: all', 'name: others'),
      'apps/web/web.yaml': deployment('web'),
    };
    expect(notes(files).map(([name, text]) => [name, text])).toEqual([
      ['live', 'Unknown: what the generator clusters of ApplicationSet all deploys'],
      ['other', 'Unknown: what the generator clusters of ApplicationSet others deploys'],
      ['other', 'Unknown: what the generator clusters of ApplicationSet all deploys'],
    ]);
  });

  it('is a reason that says it once', () => {
    const files = {
      'set.yaml': set(`${directories}    - clusters: {}\n`, 'live'),
      'apps/web/web.yaml': deployment('web'),
    };
    const [summary] = environmentSummaries(workbenchOf(new Map(Object.entries(files))));
    const words = (summary?.notes ?? []).map(({ text }) => text);
    expect(words.slice(0, 2)).toEqual([
      'Nothing counts as complete: what is not here may exist elsewhere.',
      'That is because a part of it is unknown.',
    ]);
    expect(words.filter((text) => /complete/i.test(text))).toHaveLength(1);
  });

  it('of an ApplicationSet of which nothing is known', () => {
    const files = {
      'set.yaml': set('    - clusters: {}\n', '{{name}}'),
      'apps/web/web.yaml': deployment('web'),
    };
    expect(notes(files)).toEqual([
      [
        'ApplicationSet all',
        'Unknown: what the generator clusters of ApplicationSet all deploys',
        'set.yaml',
        5,
      ],
    ]);
    expect(told(files).map(({ name, objects }) => [name, ...objects])).toEqual([
      ['workspace', 'undefined/web'],
    ]);
  });

  const substituted = (text: string) => ({
    'clusters/a/apps.yaml': flux('apps', './apps', '  postBuild: {substitute: {team: red}}\n'),
    'apps/policy.yaml': `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web}\nspec: {podSelector: {matchLabels: {team: "${text}"}}}\n`,
    'apps/web.yaml': deployment('web'),
  });

  it('what postBuild of Flux puts in, which is no mistake of the text', () => {
    const files = substituted(`\${team}`);
    expect(notes(files)).toEqual([
      ['clusters/a', 'Unknown: what postBuild puts into NetworkPolicy web', 'apps/policy.yaml', 0],
    ]);
    expect(findingsOf(workbenchOf(new Map(Object.entries(files))))).toEqual([]);
  });

  it('what it puts in where the API server takes no empty value', () => {
    const files = substituted('red');
    const policy = files['apps/policy.yaml'].replace(
      'matchLabels: {team: "red"}}',
      `matchLabels: {app: web}}, ingress: [{from: [{ipBlock: {cidr: "\${net}"}}]}]`,
    );
    const workbench = workbenchOf(new Map(Object.entries({ ...files, 'apps/policy.yaml': policy })));
    expect(findingsOf(workbench)).toEqual([]);
    expect(refusedIn(workbench.assembly.environments[0])).toEqual([]);
  });

  it('nothing where postBuild finds nothing to put in', () => {
    const files = substituted('red');
    expect(notes(files)).toEqual([]);
    expect(findingsOf(workbenchOf(new Map(Object.entries(files))))).toHaveLength(1);
  });
});

describe('Flux', () => {
  const cluster = (name: string): Readonly<Record<string, string>> => ({
    [`clusters/${name}/flux-system/gotk-sync.yaml`]: flux('flux-system', `./clusters/${name}`),
    [`clusters/${name}/apps.yaml`]: flux('apps', `./apps/${name}`, `  targetNamespace: ${name}\n`),
    [`clusters/${name}/own.yaml`]: deployment('own'),
    [`apps/${name}/kustomization.yaml`]: 'resources: [../base]\n',
  });
  const files = {
    ...cluster('east'),
    ...cluster('west'),
    'apps/base/kustomization.yaml': 'resources: [web.yaml]\n',
    'apps/base/web.yaml': deployment('web'),
  };

  it('tells clusters apart by the folders that they begin with', () => {
    expect(told(files).map(({ name, objects }) => [name, [...objects].sort()])).toEqual([
      ['clusters/east', ['east/web', 'undefined/own']],
      ['clusters/west', ['undefined/own', 'west/web']],
    ]);
  });

  it('has the base in each of them', () => {
    for (const { files: own } of told(files)) {
      expect(own).toContain('apps/base/web.yaml');
      expect(own.filter((file) => !/^(apps|clusters)\/[\w/.-]+$/.test(file))).toEqual([]);
    }
  });
});

describe('Flux that deploys what deploys more', () => {
  it.each([
    ['from a folder beside', { 'boot/sync.yaml': flux('sync', './clusters/a') }, 'boot'],
    ['from the cluster’s own folder', { 'clusters/a/sync.yaml': flux('sync', './clusters/a') }, 'clusters/a'],
    ['from within it', { 'clusters/a/flux/sync.yaml': flux('sync', './clusters/a') }, 'clusters/a'],
  ])('is one cluster, named after where it begins: %s', (_where, first, name) => {
    const chain = {
      ...first,
      'clusters/a/apps.yaml': flux('apps', './apps/x'),
      'apps/x/web.yaml': flux('web', './web'),
      'web/web.yaml': deployment('web'),
    };
    expect(told(chain).map((environment) => [environment.name, environment.objects])).toEqual([
      [name, ['undefined/web']],
    ]);
  });

  it('is two clusters where two begin, each with what its own chain brings', () => {
    const chain = (cluster: string) => ({
      [`clusters/${cluster}/apps.yaml`]: flux('apps', `./apps/${cluster}`),
      [`apps/${cluster}/web.yaml`]: flux('web', `./web/${cluster}`),
      [`web/${cluster}/web.yaml`]: deployment(cluster),
    });
    expect(told({ ...chain('a'), ...chain('b') }).map(({ name, objects }) => [name, objects])).toEqual([
      ['clusters/a', ['undefined/a']],
      ['clusters/b', ['undefined/b']],
    ]);
  });
});

describe('what is done to a folder where it is deployed', () => {
  const labelled = {
    'apps/kustomization.yaml':
      'namePrefix: own-\nlabels: [{pairs: {tier: web}, includeSelectors: true}]\nresources: [policy.yaml]\n',
    'apps/policy.yaml':
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web}\nspec: {podSelector: {matchLabels: {app: web}}}\n',
  };
  const patches = (indentation: string): string =>
    [
      'namePrefix: other-',
      'patches:',
      '  - target: {kind: NetworkPolicy}',
      '    patch: "- {op: add, path: /spec/podSelector/matchLabels, value: {app: db}}"',
    ]
      .map((line) => `${indentation}${line}\n`)
      .join('');
  const policies = (files: Readonly<Record<string, string>>) =>
    workbenchOf(new Map(Object.entries(files))).assembly.environments.flatMap(({ name, objects }) =>
      objects.flatMap((object) =>
        object.kind === 'NetworkPolicy'
          ? [
              `${name}: ${object.name} ${object.podSelector.requirements.map(({ key, values }) => `${key}=${values}`)}`,
            ]
          : [],
      ),
    );

  it.each([
    ['Flux', flux('apps', './apps', patches('  ')), 'clusters/a'],
    ['Argo CD', application('apps', 'apps', 'name: live', `    kustomize:\n${patches('      ')}`), 'live'],
  ])(
    'is put into its kustomization, whose own prefix it takes the place of and whose labels come later: %s',
    (_who, text, name) => {
      expect(policies({ ...labelled, 'clusters/a/apps.yaml': text })).toEqual([
        `${name}: other-web app=db,tier=web`,
      ]);
    },
  );

  it('is done for each cluster apart', () => {
    const files = {
      ...labelled,
      'clusters/a/apps.yaml': flux('apps', './apps', '  namePrefix: a-\n'),
      'clusters/b/apps.yaml': flux('apps', './apps', '  namePrefix: b-\n'),
    };
    expect(policies(files)).toEqual([
      'clusters/a: a-web app=web,tier=web',
      'clusters/b: b-web app=web,tier=web',
    ]);
  });

  it.each([
    ['', 'app=web,team=x'],
    ['labelWithoutSelector: true, ', 'app=web'],
  ])('leaves selectors alone where it is told to: %s', (more, selector) => {
    const files = {
      'apps/policy.yaml': labelled['apps/policy.yaml'],
      'apps/kustomization.yaml': 'resources: [policy.yaml]\n',
      'app.yaml': application(
        'apps',
        'apps',
        'name: live',
        `    kustomize: {${more}commonLabels: {team: x}}\n`,
      ),
    };
    expect(policies(files)).toEqual([`live: web ${selector}`]);
  });

  it('is done with files from anywhere in the repository, which kustomize by itself refuses', () => {
    const files = (text: string) => ({
      'deploy.yaml': text,
      'shared/policy.yaml': labelled['apps/policy.yaml'],
      'apps/kustomization.yaml': 'resources: [../shared/policy.yaml]\n',
    });
    const ofFlux = files(flux('apps', './apps'));
    expect(policies(ofFlux)).toEqual(['workspace: web app=web']);
    const rulesOf = (own: Readonly<Record<string, string>>) =>
      findingsOf(workbenchOf(new Map(Object.entries(own)))).map(({ rule }) => rule);
    expect(rulesOf(ofFlux)).not.toContain('kustomize-refuses');
    expect(rulesOf(files(application('apps', 'apps', 'name: live')))).toContain('kustomize-refuses');
    const both = {
      ...files(flux('apps', './over')),
      'live/app.yaml': application('apps', 'over', 'name: live'),
      'over/kustomization.yaml': 'resources: [../apps]\n',
    };
    expect(policies(both)).toEqual(['workspace: web app=web']);
  });
});

describe('which manifests of a folder count', () => {
  const manifests = {
    'k8s/a.yaml': deployment('a'),
    'k8s/below/b.yaml': deployment('b'),
    'k8s/c.json': JSON.stringify({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'c' },
      spec: { template: { metadata: { labels: { app: 'c' } } } },
    }),
  };
  const deployed = (text: string) => told({ ...manifests, 'deploy.yaml': text })[0]?.objects;

  it.each([
    ['{recurse: true}', ['shop/a', 'shop/b', 'shop/c']],
    ['{recurse: true, exclude: "{a.yaml,c*}"}', ['shop/b']],
    ['{recurse: true, include: "*b.yaml"}', ['shop/b']],
    ['{include: "*.yaml", exclude: "c.*"}', ['shop/a']],
  ])('with Argo CD and %s', (directory, objects) => {
    const text = application('all', 'k8s', 'name: live, namespace: shop', `    directory: ${directory}\n`);
    expect(deployed(text)).toEqual(objects);
  });

  it('with Flux are those in YAML', () => {
    expect(deployed(flux('all', './k8s', '  targetNamespace: shop\n'))).toEqual(['shop/a', 'shop/b']);
  });

  it('in folders of a generator are those of one level, and of none that is hidden', () => {
    const set =
      'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: all}\nspec:\n  generators:\n' +
      '    - git: {directories: [{path: "apps/**"}]}\n  template:\n    metadata: {name: x}\n    spec:\n' +
      '      destination: {name: live, namespace: shop}\n      source: {repoURL: r, path: "{{path}}"}\n';
    const files = {
      'set.yaml': set,
      'apps/web/web.yaml': deployment('web'),
      'apps/web/below/left.yaml': deployment('left'),
      'apps/.hidden/hidden.yaml': deployment('hidden'),
    };
    expect(told(files).map(({ name, objects }) => [name, [...objects].sort()])).toEqual([
      ['live', ['shop/web']],
      ['workspace', ['undefined/hidden', 'undefined/left']],
    ]);
  });
});

describe('deployments that several clusters share', () => {
  const fleet = { 'fleet/web.yaml': flux('web', './web'), 'web/web.yaml': deployment('web') };

  it('deploy to each of the clusters that deploy their folder', () => {
    const files = {
      ...fleet,
      'clusters/a/fleet.yaml': flux('fleet', './fleet'),
      'clusters/b/fleet.yaml': flux('fleet', './fleet', '  prune: true\n'),
    };
    expect(told(files).map(({ name, objects }) => [name, objects])).toEqual([
      ['clusters/a', ['undefined/web']],
      ['clusters/b', ['undefined/web']],
    ]);
  });

  it('deploy to the cluster that the one above names', () => {
    const files = {
      ...fleet,
      'hub/fleet.yaml': flux('fleet', './fleet', '  kubeConfig: {secretRef: {name: east}}\n'),
    };
    expect(told(files).map(({ name, objects }) => [name, objects])).toEqual([['east', ['undefined/web']]]);
  });

  const built = (cluster: string) => ({
    [`clusters/${cluster}/flux-system/sync.yaml`]: flux('flux-system', `./clusters/${cluster}`),
    [`clusters/${cluster}/kustomization.yaml`]: `resources: [flux-system/sync.yaml, ../base]\npatches: [{path: patch.yaml}]\n`,
    [`clusters/${cluster}/patch.yaml`]: `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: apps}\nspec: {path: ./apps/${cluster}, targetNamespace: ${cluster}}\n`,
    [`apps/${cluster}/web.yaml`]: deployment(`web-${cluster}`),
  });
  const files = {
    'clusters/base/kustomization.yaml': 'resources: [apps.yaml]\n',
    'clusters/base/apps.yaml': flux('apps', './apps/none'),
    ...built('a'),
    ...built('b'),
  };

  it('deploy what each cluster’s kustomization makes of them', () => {
    expect(told(files).map(({ name, objects }) => [name, objects])).toEqual([
      ['clusters/a', ['a/web-a']],
      ['clusters/b', ['b/web-b']],
    ]);
    for (const { name, files: own } of told(files)) {
      expect(own).toContain('clusters/base/apps.yaml');
      expect(own).toContain(`${name}/patch.yaml`);
    }
  });

  it('are told anew where a patch of them is edited, as from a cold start', () => {
    const patch = '- {op: replace, path: /spec/path, value: ./apps/b}\n';
    const { snapshot, assembly } = workbenchOf(
      new Map(
        Object.entries({
          ...files,
          'clusters/a/kustomization.yaml': `resources: [flux-system/sync.yaml, ../base]\npatches: [{path: patch.yaml, target: {name: apps}}]\n`,
          'clusters/a/patch.yaml': patch.replace('apps/b', 'apps/a'),
        }),
      ),
    );
    const uri = `${root}/clusters/a/patch.yaml`;
    const file = finish(readFile({ uri, language: 'yaml', version: 2, text: patch }, snapshot.open.get(uri)));
    const after = assemble(withOpenFile(snapshot, file, false), assembly);
    expect(
      after.environments.map(({ name, objects }) => [name, ...objects.map((object) => object.name)]),
    ).toEqual([
      ['clusters/a', 'web-b'],
      ['clusters/b', 'web-b'],
      ['workspace', 'web-a'],
    ]);
  });
});

it('bad deployments take nothing away', () => {
  const files = {
    'web.yaml': deployment('web'),
    'a.yaml': application('up', '../..', 'name: x'),
    'b.yaml': application('missing', 'nothing/here', 'name: y'),
    'c.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: [not, a, mapping]\n',
    'd.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: {generators: 3}\n',
    'e.yaml': flux('e', '[1, 2]'),
  };
  expect(told(files).flatMap(({ objects }) => objects)).toContain('undefined/web');
});
