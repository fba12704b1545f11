import type { LoadedDocument } from '../files.ts';
import type { PatchOptions } from '../patch/applyPatch.ts';
import { inlineDocuments, type ReadPatch, readPatch } from '../patch/readPatch.ts';
import { applyLegacyJson, applyNamed, applyPatch } from '../transform/patches.ts';
import type { Transformer } from '../transform/transformer.ts';
import { type Built, type BuiltScalar, field, itemsOf, type Place, textOf } from '../tree/built.ts';
import type { Scope } from './scope.ts';

const usual: PatchOptions = { allowNameChange: false, allowKindChange: false };

/** What `patches` does, item by item. */
export function patchTransformer(
  item: Built,
  scope: Scope,
  around: LoadedDocument,
  unused: (place: Place) => void,
): Transformer | undefined {
  const patch = patchAt(item, 'patch', scope, around);
  if (patch === undefined) return undefined;
  const options = field(item, 'options');
  return applyPatch({
    patch,
    target: field(item, 'target'),
    options: {
      allowNameChange: textOf(field(options, 'allowNameChange')) === 'true',
      allowKindChange: textOf(field(options, 'allowKindChange')) === 'true',
    },
    place: item.place,
    unused,
  });
}

/** An item of `patchesJson6902`. */
export function legacyJsonTransformer(
  item: Built,
  key: 'patch' | 'jsonOp',
  scope: Scope,
  around: LoadedDocument,
  unused: (place: Place) => void,
): Transformer | undefined {
  const patch = patchAt(item, key, scope, around);
  const target = field(item, 'target');
  if (patch === undefined) return undefined;
  if (patch.kind === 'merge' || target === undefined) {
    const what = target === undefined ? 'A JSON patch needs a target.' : 'This is no JSON patch.';
    scope.report(what, item.place);
    return undefined;
  }
  return applyLegacyJson(patch.operations, target, unused);
}

/** The items of `patchesStrategicMerge`: paths, or the patches themselves. */
export function legacyMergeTransformer(
  list: Built | undefined,
  scope: Scope,
  around: LoadedDocument,
): Transformer {
  const patches = itemsOf(list).flatMap((item) => {
    if (item.kind !== 'scalar') return [];
    const documents = textOf(item).includes('\n')
      ? inlineDocuments(item, around)
      : scope.load(item)?.documents;
    const read = documents && readPatch(documents, scope.report);
    if (read?.kind === 'merge' && read.patches.length === 0) {
      scope.report('This patch is empty: kustomize refuses it.', item.place);
    }
    return read?.kind === 'merge' ? read.patches : [];
  });
  return (resources, report) => applyNamed(resources, patches, usual, report, true);
}

function patchAt(item: Built, key: string, scope: Scope, around: LoadedDocument): ReadPatch | undefined {
  const path = field(item, 'path');
  const inline = field(item, key);
  const isInline = textOf(inline).trim() !== '';
  if (isInline === (textOf(path) !== '')) {
    scope.report(`A patch needs one of path and ${key}${isInline ? ', and has both' : ''}.`, item.place);
    return undefined;
  }
  if (isInline) return readPatch(inlineDocuments(inline as BuiltScalar, around), scope.report);
  const file = path && scope.load(path);
  return file && readPatch(file.documents, scope.report);
}
