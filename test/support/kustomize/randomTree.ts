import { stringify } from 'yaml';
import type { Random } from '../random.ts';
import {
  type Json,
  type JsonObject,
  type Named,
  namespaces,
  randomLabels,
  randomObject,
} from './randomObjects.ts';
import { randomJsonPatch, randomMergePatch, written } from './randomPatches.ts';

export interface RandomTree {
  /** Texts by path. */
  readonly files: ReadonlyMap<string, string>;
  /** The folders that can be built, the last one being built on nowhere. */
  readonly folders: readonly string[];
}

interface Layer {
  readonly folder: string;
  readonly objects: readonly Named[];
  readonly isComponent: boolean;
}

/** A tree of kustomizations as people write them, some with mistakes. */
export function randomTree(random: Random): RandomTree {
  const files = new Map<string, string>();
  const layers: Layer[] = [];
  const bases = 1 + random.below(2);
  for (let index = 0; index < bases; index++) layers.push(layer(random, files, `base${index}`, [], false));
  if (random.chance(0.4)) layers.push(layer(random, files, 'part', [], true));
  const overlays = 1 + random.below(3);
  for (let index = 0; index < overlays; index++) {
    const below = withoutTwice(
      random,
      layers.filter(() => random.chance(index === overlays - 1 ? 0.8 : 0.5)),
    );
    layers.push(layer(random, files, `overlays/o${index}`, below, false));
  }
  return { files, folders: layers.map(({ folder }) => folder) };
}

/** Mostly without what would bring objects in a second time, which kustomize refuses. */
function withoutTwice(random: Random, layers: readonly Layer[]): readonly Layer[] {
  if (random.chance(0.1)) return layers;
  const held = new Set<Named>();
  return layers.filter(({ objects }) => {
    const isNew = !objects.some((object) => held.has(object));
    if (isNew) for (const object of objects) held.add(object);
    return isNew;
  });
}

function layer(
  random: Random,
  files: Map<string, string>,
  folder: string,
  below: readonly Layer[],
  isComponent: boolean,
): Layer {
  const up = '../'.repeat(folder.split('/').length);
  const own = writeObjects(random, files, folder, below.length === 0 ? 4 : 2);
  const objects = [...below.flatMap((other) => other.objects), ...own.objects];
  const components = below.filter((other) => other.isComponent).map((other) => up + other.folder);
  const kustomization: Record<string, Json> = {
    apiVersion: `kustomize.config.k8s.io/${isComponent ? 'v1alpha1' : 'v1beta1'}`,
    kind: isComponent ? 'Component' : 'Kustomization',
    resources: [
      ...below.filter((other) => !other.isComponent).map((other) => up + other.folder),
      ...own.paths,
      ...(random.chance(0.01) ? ['missing.yaml'] : []),
    ],
    ...(components.length > 0 ? { components } : {}),
    ...transformers(random, folder, objects),
    ...patches(random, files, folder, objects),
  };
  const name = random.pick([
    'kustomization.yaml',
    'kustomization.yaml',
    'kustomization.yml',
    'Kustomization',
  ]);
  // a decoder of YAML 1.1 takes a bare `yes` for a boolean
  files.set(`${folder}/${name}`, stringify(kustomization, { version: random.chance(0.97) ? '1.1' : '1.2' }));
  return { folder, objects, isComponent };
}

function writeObjects(
  random: Random,
  files: Map<string, string>,
  folder: string,
  most: number,
): { readonly objects: readonly Named[]; readonly paths: readonly string[] } {
  const objects: Named[] = [];
  const paths: string[] = [];
  const seen = new Set<string>();
  const count = random.below(most + 1);
  for (let index = 0; index < count; index++) {
    const documents: JsonObject[] = [];
    for (let document = 0; document < 1 + random.below(2); document++) {
      const { named, object } = randomObject(random, folder);
      const key = `${folder} ${named.kind} ${named.name} ${named.namespace ?? ''}`;
      if (seen.has(key) && random.chance(0.97)) continue;
      seen.add(key);
      objects.push(named);
      documents.push(object);
    }
    const path = `f${index}.yaml`;
    const isList = documents.length > 1 && random.chance(0.2);
    const list = { apiVersion: 'v1', kind: 'List', items: documents };
    files.set(
      `${folder}/${path}`,
      isList ? stringify(list) : documents.map((one) => stringify(one)).join('---\n'),
    );
    paths.push(path);
  }
  return { objects, paths };
}

function transformers(random: Random, folder: string, objects: readonly Named[]): JsonObject {
  const workloads = objects.filter(({ kind }) => /Deployment|StatefulSet/.test(kind));
  return {
    ...(random.chance(0.4) ? { namespace: random.pick(namespaces) } : {}),
    ...(random.chance(0.3) ? { namePrefix: random.pick(['dev-', 'a-']) } : {}),
    ...(random.chance(0.2) ? { nameSuffix: '-v2' } : {}),
    ...(random.chance(0.3) ? { commonLabels: randomLabels(random) } : {}),
    ...(random.chance(0.3)
      ? {
          labels: [
            {
              pairs: { added: 'yes', ...randomLabels(random) },
              ...(random.chance(0.4) ? { includeSelectors: true } : {}),
              ...(random.chance(0.3) ? { includeTemplates: true } : {}),
              ...(random.chance(0.2)
                ? {
                    fields: [
                      { path: 'spec/extra/labels', create: random.chance(0.5), kind: 'NetworkPolicy' },
                    ],
                  }
                : {}),
            },
          ],
        }
      : {}),
    ...(random.chance(0.2) ? { commonAnnotations: { team: 'x' } } : {}),
    ...(random.chance(0.2)
      ? {
          images: [
            {
              name: 'nginx',
              newName: 'other/nginx',
              ...(random.chance(0.5) ? { newTag: '3' } : { digest: 'sha256:1' }),
            },
          ],
        }
      : {}),
    ...(random.chance(0.2) && workloads.length > 0
      ? { replicas: [{ name: random.pick(workloads).name, count: 3 }] }
      : {}),
    ...(random.chance(0.2)
      ? {
          configMapGenerator: [
            {
              name: random.chance(0.1) ? 'web' : `${folder.replaceAll('/', '-')}-settings`,
              literals: ['a=1', 'b="x<y"'],
              ...(random.chance(0.02) ? { behavior: 'merge' } : {}),
              ...(random.chance(0.3)
                ? { options: { disableNameSuffixHash: true, labels: { made: 'yes' } } }
                : {}),
            },
          ],
        }
      : {}),
    ...(random.chance(0.1)
      ? { secretGenerator: [{ name: `${folder.replaceAll('/', '-')}-db`, literals: ['k=v'] }] }
      : {}),
    ...(random.chance(0.1) ? { generatorOptions: { annotations: { g: 'x' } } } : {}),
    ...(random.chance(0.1) && objects.length > 0 ? { replacements: [replacement(random, objects)] } : {}),
  };
}

function replacement(random: Random, objects: readonly Named[]): JsonObject {
  const source = random.pick(objects);
  const targets = objects.filter(({ kind }) => /Deployment|StatefulSet/.test(kind));
  const target = random.pick(targets.length > 0 && random.chance(0.9) ? targets : objects);
  return {
    source: {
      kind: source.kind,
      name: source.name,
      fieldPath: random.pick([
        'metadata.name',
        'metadata.name',
        'metadata.name',
        'kind',
        'metadata.labels.app',
      ]),
    },
    targets: [
      {
        select: { kind: target.kind },
        fieldPaths: [
          random.pick([
            'metadata.annotations.copied',
            'spec.template.metadata.labels.app',
            'spec.template.spec.containers.[name=main].image',
            'spec.template.spec.containers.*.name',
            'metadata.labels.[example.com/part]',
          ]),
        ],
        ...(random.chance(0.9) ? { options: { create: true } } : {}),
      },
    ],
  };
}

function patches(
  random: Random,
  files: Map<string, string>,
  folder: string,
  objects: readonly Named[],
): JsonObject {
  if (objects.length === 0 || random.chance(0.4)) return {};
  const items: JsonObject[] = [];
  const legacy: Json[] = [];
  const json: JsonObject[] = [];
  for (let index = 0; index < 1 + random.below(3); index++) {
    const target = random.pick(objects);
    const { kind, name } = target;
    const isJson = random.chance(0.35);
    const value = isJson ? randomJsonPatch(random, kind) : randomMergePatch(random, target);
    const text = written(random, value);
    const path = `patch${index}.yaml`;
    const isInline = random.chance(0.4);
    if (!isInline) files.set(`${folder}/${path}`, text);
    const body = isInline ? { patch: text } : { path };
    const selector = {
      kind: random.chance(0.2) ? 'Deployment|Service' : kind,
      ...(random.chance(0.5) ? { name } : {}),
      ...(random.chance(0.1) ? { labelSelector: 'app=web' } : {}),
    };
    if (isJson && random.chance(0.2)) json.push({ target: { version: 'v1', kind, name }, ...body });
    else if (!isJson && random.chance(0.2)) legacy.push(isInline ? text : path);
    else items.push({ ...body, ...(isJson || random.chance(0.4) ? { target: selector } : {}) });
  }
  return {
    ...(items.length > 0 ? { patches: items } : {}),
    ...(legacy.length > 0 ? { patchesStrategicMerge: legacy } : {}),
    ...(json.length > 0 ? { patchesJson6902: json } : {}),
  };
}
