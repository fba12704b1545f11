import { isSameList } from '../../../base/equality.ts';
import { isSelected } from '../resource/gvk.ts';
import {
  commonAnnotations,
  commonLabels,
  images,
  names,
  namespaces,
  replicas,
  templateLabels,
} from '../tables/fieldSpecs.ts';
import { type NameReferences, nameReferences } from '../tables/nameReferences.ts';
import type { FieldSpec } from '../transform/fieldSpec.ts';
import { type Built, entriesOf, field, itemsOf, keyOf, textOf } from '../tree/built.ts';

type SpecLists = Readonly<Record<SpecName, readonly FieldSpec[]>>;

type SpecName = (typeof specNames)[number];

const specNames = [
  'namePrefix',
  'nameSuffix',
  'namespace',
  'commonLabels',
  'labels',
  'templateLabels',
  'commonAnnotations',
  'images',
  'replicas',
] as const;

/** Which fields the transformers write. */
export interface BuildConfig extends SpecLists {
  readonly nameReference: readonly NameReferences[];
}

export const defaultConfig: BuildConfig = {
  namePrefix: names,
  nameSuffix: names,
  namespace: namespaces,
  commonLabels,
  labels: [],
  templateLabels,
  commonAnnotations,
  images,
  replicas,
  nameReference: nameReferences,
};

/** What a file of `configurations` adds. */
export function readConfig(root: Built | undefined): BuildConfig {
  const lists = specNames.map((name): [SpecName, readonly FieldSpec[]] => [
    name,
    itemsOf(field(root, name)).map(readSpec),
  ]);
  return {
    ...defaultConfig,
    ...Object.fromEntries(lists),
    nameReference: itemsOf(field(root, 'nameReference')).map((item) => ({
      target: gvkAt(item),
      referrers: itemsOf(field(item, 'fieldSpecs')).map((spec) => {
        const { group, version, kind, path } = readSpec(spec);
        return { kinds: [`${group}/${version}/${kind}`], paths: [path] };
      }),
    })),
  };
}

function gvkAt(node: Built): NameReferences['target'] {
  return {
    group: textOf(field(node, 'group')),
    version: textOf(field(node, 'version')),
    kind: textOf(field(node, 'kind')),
  };
}

export function readSpec(node: Built): FieldSpec {
  const create = textOf(field(node, 'create')) === 'true';
  return { ...gvkAt(node), path: textOf(field(node, 'path')), create };
}

/** Whether a file of `configurations` says anything that we know. */
export function isConfig(root: Built | undefined): boolean {
  return entriesOf(root).some((entry) =>
    [...specNames, 'nameReference', 'varReference'].includes(keyOf(entry)),
  );
}

const mergedSpecs = new WeakMap<readonly FieldSpec[], WeakMap<readonly FieldSpec[], readonly FieldSpec[]>>();

/** Two lists of fields as one, which is the same one for the same two; of fields that mean the same the first stays. */
export function mergeSpecs(left: readonly FieldSpec[], right: readonly FieldSpec[]): readonly FieldSpec[] {
  const known = mergedSpecs.get(left) ?? new WeakMap<readonly FieldSpec[], readonly FieldSpec[]>();
  mergedSpecs.set(left, known);
  const found = known.get(right) ?? joinedSpecs(left, right);
  known.set(right, found);
  return found;
}

function joinedSpecs(left: readonly FieldSpec[], right: readonly FieldSpec[]): readonly FieldSpec[] {
  const merged = [...left];
  for (const spec of right) {
    if (!merged.some((other) => isSelected(other, spec) && other.path === spec.path)) merged.push(spec);
  }
  return merged.length === left.length ? left : merged;
}

export function mergeConfigs(left: BuildConfig, right: BuildConfig): BuildConfig {
  if (left === right) return left;
  const lists = specNames.map((name): [SpecName, readonly FieldSpec[]] => [
    name,
    left[name] === right[name] ? left[name] : mergeSpecs(left[name], right[name]),
  ]);
  const added = right.nameReference.filter((reference) => !left.nameReference.includes(reference));
  const nameReference = added.length === 0 ? left.nameReference : [...left.nameReference, ...added];
  const isSame = isSameList(
    lists.map(([, list]) => list),
    specNames.map((name) => left[name]),
  );
  if (isSame && nameReference === left.nameReference) return left;
  return { ...left, ...Object.fromEntries(lists), nameReference };
}
