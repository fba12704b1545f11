import type { LoadedDocument } from '../files.ts';
import { addTexts } from '../transform/labels.ts';
import { affixNames } from '../transform/names.ts';
import { type NamespaceOptions, setNamespace } from '../transform/namespace.ts';
import type { Transformer } from '../transform/transformer.ts';
import { type Built, type BuiltMapping, descend, field, itemsOf, textOf } from '../tree/built.ts';
import { readSpec } from './config.ts';
import { placeOf } from './objects.ts';
import { legacyJsonTransformer, legacyMergeTransformer, patchTransformer } from './patches.ts';
import type { Scope } from './scope.ts';
import {
  imageTransformer,
  replacementTransformers,
  replicasTransformer,
  textEntries,
} from './transformers.ts';

/**
 * The transformers that an object under `transformers` configures; one that is no part of kustomize is a program, which
 * is not run.
 */
export function pluginTransformers(
  object: BuiltMapping,
  scope: Scope,
  around: LoadedDocument,
): readonly Transformer[] {
  const kind = textOf(field(object, 'kind'));
  const make = textOf(field(object, 'apiVersion')) === 'builtin' && plugins[kind];
  if (!make) {
    scope.unknown(`what the transformer ${kind} does`, placeOf(object));
    return [];
  }
  return make(object, scope, around).filter((transformer) => transformer !== undefined);
}

type Make = (object: Built, scope: Scope, around: LoadedDocument) => readonly (Transformer | undefined)[];

const specsOf = (object: Built): ReturnType<typeof readSpec>[] =>
  itemsOf(field(object, 'fieldSpecs')).map(readSpec);

const plugins: Readonly<Partial<Record<string, Make>>> = {
  LabelTransformer: (object) => [addTexts(textEntries(field(object, 'labels')), specsOf(object))],
  AnnotationsTransformer: (object) => [addTexts(textEntries(field(object, 'annotations')), specsOf(object))],
  PrefixTransformer: (object) => affix('prefix', object),
  SuffixTransformer: (object) => affix('suffix', object),
  NamespaceTransformer: namespace,
  ImageTagTransformer: (object) =>
    whereThereIs(object, 'imageTag', (item) => imageTransformer(item, specsOf(object))),
  ReplicaCountTransformer: (object) =>
    whereThereIs(object, 'replica', (item) => replicasTransformer(item, specsOf(object))),
  ReplacementTransformer: (object, scope) =>
    itemsOf(field(object, 'replacements')).flatMap((item) => replacementTransformers(item, scope)),
  PatchTransformer: (object, scope, around) => [patchTransformer(object, scope, around, scope.unusedTarget)],
  PatchJson6902Transformer: (object, scope, around) => [
    legacyJsonTransformer(object, 'jsonOp', scope, around, scope.unusedTarget),
  ],
  PatchStrategicMergeTransformer: (object, scope, around) => [
    legacyMergeTransformer(field(object, 'paths'), scope, around),
  ],
};

function whereThereIs(
  object: Built,
  key: string,
  make: (item: Built) => Transformer,
): readonly Transformer[] {
  const item = field(object, key);
  return item === undefined ? [] : [make(item)];
}

function affix(which: 'prefix' | 'suffix', object: Built): readonly Transformer[] {
  const node = field(object, which);
  return node === undefined ? [] : [affixNames(which, textOf(node), node.place, specsOf(object))];
}

function namespace(object: Built): readonly Transformer[] {
  const node = descend(object, 'metadata', 'namespace');
  if (node === undefined || textOf(node) === '') return [];
  const subjects = textOf(field(object, 'setRoleBindingSubjects'));
  const options: NamespaceOptions = {
    unsetOnly: textOf(field(object, 'unsetOnly')) === 'true',
    subjects: subjects === 'allServiceAccounts' || subjects === 'none' ? subjects : 'defaultOnly',
  };
  return [setNamespace(textOf(node), node.place, specsOf(object), options)];
}
