import { stringify } from 'yaml';
import type { Random } from '../random.ts';
import { type Json, type JsonObject, type Named, namespaces, randomLabels } from './randomObjects.ts';

const workload = /Deployment|StatefulSet/;

/** Name of the ConfigMap that the first layer may generate, for layers above to change. */
const shared = 'shared-settings';

/** ConfigMaps and Secrets from literals and files, some of them changing what was generated below. */
export function randomGenerators(
  random: Random,
  files: Map<string, string>,
  folder: string,
  isLowest: boolean,
): JsonObject {
  const own = `${folder.replaceAll('/', '-')}-settings`;
  const maps: JsonObject[] = [];
  if (random.chance(0.2)) {
    maps.push({
      name: random.chance(0.1) ? 'web' : own,
      literals: ['a=1', 'b="x<y"'],
      ...(random.chance(0.3) ? { options: randomOptions(random) } : {}),
    });
  }
  if (random.chance(0.15)) {
    files.set(`${folder}/more.env`, '# settings\nLEVEL=info\nEMPTY=\n\nQUOTED="x y"\n');
    files.set(`${folder}/page.txt`, 'first line\nsecond\n');
    maps.push({
      name: `${own}-files`,
      ...(random.chance(0.6) ? { envs: ['more.env'] } : {}),
      files: random.chance(0.5) ? ['page.txt'] : ['index=page.txt'],
      ...(random.chance(0.3) ? { namespace: random.pick(namespaces) } : {}),
    });
  }
  if (isLowest ? random.chance(0.3) : random.chance(0.15)) {
    const behavior = random.pick(['merge', 'replace', 'merge', 'create']);
    maps.push({
      name: shared,
      literals: isLowest ? ['level=info', 'mode=a'] : ['level=debug', 'more=1'],
      ...(isLowest || behavior === 'create' ? {} : { behavior }),
      ...(random.chance(0.3) ? { options: randomOptions(random) } : {}),
    });
  }
  const secrets = random.chance(0.1)
    ? [
        {
          name: `${folder.replaceAll('/', '-')}-db`,
          literals: ['k=v'],
          ...(random.chance(0.4) ? { type: 'kubernetes.io/basic-auth' } : {}),
        },
      ]
    : [];
  return {
    ...(maps.length > 0 ? { configMapGenerator: maps } : {}),
    ...(secrets.length > 0 ? { secretGenerator: secrets } : {}),
    ...(random.chance(0.1)
      ? {
          generatorOptions: { annotations: { g: 'x' }, ...(random.chance(0.4) ? randomOptions(random) : {}) },
        }
      : {}),
  };
}

function randomOptions(random: Random): JsonObject {
  return random.pick<JsonObject>([
    { disableNameSuffixHash: true, labels: { made: 'yes' } },
    { immutable: true },
    { annotations: { made: 'here' } },
  ]);
}

const sourcePaths = [
  'metadata.name',
  'metadata.name',
  'metadata.name',
  'kind',
  'metadata.labels.app',
  'spec.selector',
];

const targetPaths = [
  'metadata.annotations.copied',
  'metadata.name',
  'spec.template.metadata.labels.app',
  'spec.template.spec.containers.[name=main].image',
  'spec.template.spec.containers.*.name',
  'spec.template.spec.containers.0.image',
  'metadata.labels.[example.com/part]',
  'spec.podSelector.matchLabels.app',
  'spec.replicas',
];

/** A value that is copied from one object to others, in whole or by its parts. */
export function randomReplacement(random: Random, objects: readonly Named[]): JsonObject {
  const source = random.pick(objects);
  const targets = objects.filter(({ kind }) => workload.test(kind));
  const fieldPath = random.pick(sourcePaths);
  const one = (): JsonObject => {
    const target = random.pick(targets.length > 0 && random.chance(0.7) ? targets : objects);
    const parts = random.chance(0.25)
      ? {
          delimiter: random.pick([':', '-', '/']),
          ...(random.chance(0.7) ? { index: random.below(3) - 1 } : {}),
        }
      : {};
    const options = { ...parts, ...(random.chance(0.8) ? { create: true } : {}) };
    return {
      select: {
        kind: target.kind,
        ...(random.chance(0.3) ? { name: target.name } : {}),
        ...(random.chance(0.1) ? { labelSelector: 'app=web' } : {}),
      },
      ...(random.chance(0.2) ? { reject: [{ name: random.pick(objects).name }] } : {}),
      ...(random.chance(0.95) ? { fieldPaths: [random.pick(targetPaths)] } : {}),
      ...(Object.keys(options).length > 0 ? { options } : {}),
    };
  };
  return {
    source: {
      kind: source.kind,
      name: source.name,
      ...(random.chance(0.9) ? { fieldPath } : {}),
      ...(random.chance(0.2)
        ? {
            options: {
              delimiter: random.pick(['-', '/']),
              ...(random.chance(0.6) ? { index: random.below(2) } : {}),
            },
          }
        : {}),
    },
    targets: Array.from({ length: random.chance(0.2) ? 2 : 1 }, one),
  };
}

export function randomImage(random: Random): JsonObject {
  return {
    name: random.pick([
      'nginx',
      'nginx',
      'registry.example.com:5000/shop/web',
      'redis',
      'busybox',
      'nginx.*',
    ]),
    ...random.pick<JsonObject>([
      { newName: 'other/nginx', newTag: '3' },
      { newName: 'other/nginx', digest: 'sha256:1' },
      { newTag: '1.29' },
      { newTag: '4', digest: 'sha256:2' },
      { tagSuffix: '-alpine' },
      { digest: 'sha256:3' },
      { newName: 'mirror.example.com/nginx' },
    ]),
  };
}

/** `configurations`: further fields that transformers write and that name objects. */
export function randomConfiguration(random: Random, files: Map<string, string>, folder: string): JsonObject {
  if (!random.chance(0.08)) return {};
  const config = random.pick<JsonObject>([
    { commonLabels: [{ kind: 'Rollout', path: 'spec/selector/matchLabels', create: true }] },
    { namePrefix: [{ kind: 'NetworkPolicy', path: 'spec/alias', create: false }] },
    { commonAnnotations: [{ kind: 'Rollout', path: 'spec/template/metadata/annotations', create: true }] },
    { replicas: [{ kind: 'Rollout', group: 'argoproj.io', path: 'spec/replicas', create: true }] },
    { images: [{ kind: 'CronJob', path: 'spec/jobTemplate/spec/template/spec/containers[]/image' }] },
    { namespace: [{ kind: 'ConfigMap', path: 'data/space', create: true }] },
    {
      nameReference: [
        {
          kind: 'ConfigMap',
          version: 'v1',
          fieldSpecs: [
            { kind: 'Rollout', group: 'argoproj.io', path: 'spec/template/spec/volumes/configMap/name' },
          ],
        },
      ],
    },
    { labels: [{ kind: 'Service', path: 'spec/extra', create: true }] },
  ]);
  files.set(`${folder}/config.yaml`, stringify(config));
  return { configurations: ['config.yaml'] };
}

/** One of kustomize's own transformers as an object. */
export function randomTransformer(random: Random, files: Map<string, string>, folder: string): JsonObject {
  if (!random.chance(0.08)) return {};
  const head = (kind: string): JsonObject => ({ apiVersion: 'builtin', kind, metadata: { name: 'own' } });
  const all = [{ path: 'metadata/labels', create: true }];
  const object = random.pick<JsonObject>([
    { ...head('LabelTransformer'), labels: randomLabels(random), fieldSpecs: all },
    {
      ...head('AnnotationsTransformer'),
      annotations: { own: 'yes' },
      fieldSpecs: [{ path: 'metadata/annotations', create: true }],
    },
    { ...head('PrefixTransformer'), prefix: 'own-', fieldSpecs: [{ path: 'metadata/name' }] },
    {
      ...head('SuffixTransformer'),
      suffix: '-own',
      fieldSpecs: [{ path: 'metadata/name', kind: 'Service' }],
    },
    {
      apiVersion: 'builtin',
      kind: 'NamespaceTransformer',
      metadata: { name: 'own', namespace: 'moved' },
      unsetOnly: random.chance(0.5),
      setRoleBindingSubjects: random.pick(['none', 'allServiceAccounts', 'defaultOnly']),
      fieldSpecs: [{ path: 'metadata/namespace', create: true }],
    },
    {
      ...head('ImageTagTransformer'),
      imageTag: randomImage(random),
      fieldSpecs: [{ path: 'spec/template/spec/containers[]/image' }],
    },
  ]);
  files.set(`${folder}/transformer.yaml`, stringify(object));
  return { transformers: ['transformer.yaml'] };
}

/** The target of a patch, by parts of what tells an object. */
export function randomTarget(random: Random, { apiVersion, kind, name }: Named): JsonObject {
  const [version = '', group] = apiVersion.split('/').reverse();
  return {
    kind: random.chance(0.2) ? 'Deployment|Service' : kind,
    ...(random.chance(0.4) ? { name: random.chance(0.3) ? `${name.slice(0, 2)}.*` : name } : {}),
    ...(random.chance(0.15)
      ? { labelSelector: random.pick(['app=web', 'app', '!tier', 'env in (web,api)', 'tier!=db']) }
      : {}),
    ...(random.chance(0.08) ? { annotationSelector: random.pick(['note', 'note=web']) } : {}),
    ...(random.chance(0.15) ? { version } : {}),
    ...(random.chance(0.15) && group !== undefined ? { group } : {}),
    ...(random.chance(0.1) ? { namespace: random.pick(namespaces) } : {}),
  };
}

export function randomLabelItem(random: Random): JsonObject {
  return {
    pairs: { added: 'yes', ...randomLabels(random) },
    ...(random.chance(0.4) ? { includeSelectors: true } : {}),
    ...(random.chance(0.3) ? { includeTemplates: true } : {}),
    ...(random.chance(0.2)
      ? {
          fields: [
            random.pick<Json>([
              { path: 'spec/extra/labels', create: true, kind: 'NetworkPolicy' },
              { path: 'spec/extra/labels', create: false, kind: 'NetworkPolicy' },
              { path: 'spec/template/metadata/labels', create: true, kind: 'Rollout', group: 'argoproj.io' },
              { path: 'metadata/annotations', create: true },
            ]),
          ],
        }
      : {}),
  };
}
