import { stringify } from 'yaml';
import type { Random } from '../random.ts';
import {
  randomConfiguration,
  randomGenerators,
  randomImage,
  randomLabelItem,
  randomReplacement,
  randomTarget,
  randomTransformer,
} from './randomFeatures.ts';
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
  const hasInner = random.chance(0.15);
  if (hasInner) layers.push(layer(random, files, 'inner', [], true));
  if (hasInner || random.chance(0.4)) {
    const inner = layers.filter(({ isComponent }) => isComponent);
    layers.push(layer(random, files, 'part', inner, true));
  }
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
    ...transformers(random, files, folder, objects, below.length === 0),
    ...patches(random, files, folder, objects),
  };
  // with buildMetadata kustomize writes annotations anew in between, which only a label that is an annotation, too, shows
  const hasOddLabels = [JSON.stringify(kustomization), ...files.values()].some((text) =>
    text.includes('metadata/annotations'),
  );
  if (random.chance(0.1) && !hasOddLabels) kustomization['buildMetadata'] = ['managedByLabel'];
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

function transformers(
  random: Random,
  files: Map<string, string>,
  folder: string,
  objects: readonly Named[],
  isLowest: boolean,
): JsonObject {
  const workloads = objects.filter(({ kind }) => /Deployment|StatefulSet/.test(kind));
  const several = <T>(one: () => T): readonly T[] => Array.from({ length: random.chance(0.2) ? 2 : 1 }, one);
  return {
    ...(random.chance(0.4) ? { namespace: random.pick(namespaces) } : {}),
    ...(random.chance(0.3) ? { namePrefix: random.pick(['dev-', 'a-']) } : {}),
    ...(random.chance(0.2) ? { nameSuffix: '-v2' } : {}),
    ...(random.chance(0.3) ? { commonLabels: randomLabels(random) } : {}),
    ...(random.chance(0.3) ? { labels: several(() => randomLabelItem(random)) } : {}),
    ...(random.chance(0.2) ? { commonAnnotations: { team: 'x' } } : {}),
    ...(random.chance(0.2) ? { images: several(() => randomImage(random)) } : {}),
    ...(random.chance(0.2) && workloads.length > 0
      ? { replicas: several(() => ({ name: random.pick(workloads).name, count: 3 })) }
      : {}),
    ...randomGenerators(random, files, folder, isLowest),
    ...randomConfiguration(random, files, folder),
    ...randomTransformer(random, files, folder),
    ...(random.chance(0.15) && objects.length > 0
      ? { replacements: several(() => randomReplacement(random, objects)) }
      : {}),
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
    const selector = randomTarget(random, target);
    const options = random.chance(0.1)
      ? { options: { allowNameChange: random.chance(0.8), allowKindChange: random.chance(0.3) } }
      : {};
    if (isJson && random.chance(0.2)) json.push({ target: { version: 'v1', kind, name }, ...body });
    else if (!isJson && random.chance(0.2)) legacy.push(isInline ? text : path);
    else items.push({ ...body, ...(isJson || random.chance(0.4) ? { target: selector } : {}), ...options });
  }
  return {
    ...(items.length > 0 ? { patches: items } : {}),
    ...(legacy.length > 0 ? { patchesStrategicMerge: legacy } : {}),
    ...(json.length > 0 ? { patchesJson6902: json } : {}),
  };
}
