import type { LoadedDocument } from '../files.ts';
import { metadataLabels } from '../tables/fieldSpecs.ts';
import type { FieldSpec } from '../transform/fieldSpec.ts';
import { type ImageChange, setImage } from '../transform/images.ts';
import { addTexts } from '../transform/labels.ts';
import { affixNames } from '../transform/names.ts';
import { setNamespace, usualOptions } from '../transform/namespace.ts';
import { replaceValues } from '../transform/replacements.ts';
import { setReplicas } from '../transform/replicas.ts';
import type { TextEntry } from '../transform/setters.ts';
import type { Transformer } from '../transform/transformer.ts';
import { type Built, entriesOf, field, isMissing, itemsOf, keyOf, textOf } from '../tree/built.ts';
import { type BuildConfig, mergeSpecs, readSpec } from './config.ts';
import { legacyJsonTransformer, legacyMergeTransformer, patchTransformer } from './patches.ts';
import type { Scope } from './scope.ts';

/**
 * What the fields of a kustomization do, in kustomize's order
 * (sigs.k8s.io/kustomize/api/internal/target, configureBuiltinTransformers).
 */
export function builtinTransformers(
  root: Built,
  config: BuildConfig,
  scope: Scope,
  around: LoadedDocument,
): readonly Transformer[] {
  const unused = scope.unusedTarget;
  const list = (key: string): readonly Built[] => itemsOf(field(root, key));
  return [
    legacyMergeTransformer(field(root, 'patchesStrategicMerge'), scope, around),
    ...list('patches').map((item) => patchTransformer(item, scope, around, unused)),
    namespaceTransformer(field(root, 'namespace'), config),
    affixTransformer('prefix', field(root, 'namePrefix'), config.namePrefix),
    affixTransformer('suffix', field(root, 'nameSuffix'), config.nameSuffix),
    ...list('labels').map((item) => addTexts(textEntries(field(item, 'pairs')), labelSpecs(item, config))),
    addTexts(textEntries(field(root, 'commonLabels')), config.commonLabels),
    addTexts(textEntries(field(root, 'commonAnnotations')), config.commonAnnotations),
    ...list('patchesJson6902').map((item) => legacyJsonTransformer(item, 'patch', scope, around, unused)),
    ...list('replicas').map((item) => replicasTransformer(item, config.replicas)),
    ...[...list('images'), ...list('imageTags')].map((item) => imageTransformer(item, config.images)),
    ...list('replacements').flatMap((item) => replacementTransformers(item, scope)),
  ].filter((transformer) => transformer !== undefined);
}

export function textEntries(node: Built | undefined): readonly TextEntry[] {
  return entriesOf(node).map((entry) => ({
    key: keyOf(entry),
    value: isMissing(entry.value) ? '' : textOf(entry.value),
    place: entry.value.place,
  }));
}

function labelSpecs(item: Built, config: BuildConfig): readonly FieldSpec[] {
  const fields = itemsOf(field(item, 'fields'));
  const own = fields.length === 0 ? config.labels : mergeSpecs(fields.map(readSpec), config.labels);
  if (textOf(field(item, 'includeSelectors')) === 'true') return mergeSpecs(own, config.commonLabels);
  const isInTemplates = textOf(field(item, 'includeTemplates')) === 'true';
  return mergeSpecs(isInTemplates ? mergeSpecs(own, config.templateLabels) : own, metadataLabels);
}

function namespaceTransformer(node: Built | undefined, config: BuildConfig): Transformer | undefined {
  if (node === undefined || textOf(node) === '' || isMissing(node)) return undefined;
  return setNamespace(textOf(node), node.place, config.namespace, usualOptions);
}

function affixTransformer(
  affix: 'prefix' | 'suffix',
  node: Built | undefined,
  specs: readonly FieldSpec[],
): Transformer | undefined {
  if (node === undefined || textOf(node) === '' || isMissing(node)) return undefined;
  return affixNames(affix, textOf(node), node.place, specs);
}

export function replicasTransformer(item: Built, specs: readonly FieldSpec[]): Transformer {
  const count = field(item, 'count');
  return setReplicas(textOf(field(item, 'name')), Number(textOf(count) || '0'), (count ?? item).place, specs);
}

export function imageTransformer(item: Built, specs: readonly FieldSpec[]): Transformer {
  const text = (key: keyof ImageChange): string => textOf(field(item, key));
  const change: ImageChange = {
    name: text('name'),
    newName: text('newName'),
    newTag: text('newTag'),
    tagSuffix: text('tagSuffix'),
    digest: text('digest'),
  };
  return setImage(change, (field(item, 'newTag') ?? field(item, 'newName') ?? item).place, specs);
}

/** One that is written here, or those of a file. */
export function replacementTransformers(item: Built, scope: Scope): readonly Transformer[] {
  const path = field(item, 'path');
  if (path === undefined || textOf(path) === '') return [replaceValues(item)];
  if (field(item, 'source') !== undefined || itemsOf(field(item, 'targets')).length > 0) {
    scope.report('A replacement is either in the file that path names, or here.', path.place);
    return [];
  }
  const root = scope.load(path)?.documents[0]?.configuration();
  if (root === undefined) return [];
  return root.kind === 'sequence' ? root.items.map(replaceValues) : [replaceValues(root)];
}
